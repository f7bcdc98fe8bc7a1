import { z } from 'zod';
import { isStorable } from '../http/storable-input.js';

/** Turns the position of the last item of a page into the `nextCursor` of an answer, and back. */
export interface CursorCodec<Position> {
  encode(position: Position): string;
  /** undefined: the text is not a cursor of this list. */
  decode(text: string): Position | undefined;
}

/**
 * A cursor is the base64url of a JSON array with the parts of the position, in the order of `shape`. Clients keep cursors: a part
 * that is added or moved makes the older ones invalid.
 */
export function cursorCodec<Shape extends z.ZodRawShape>(shape: Shape): CursorCodec<z.output<z.ZodObject<Shape>>> {
  const position = z.object(shape);
  const names = Object.keys(shape);
  return {
    encode: (parts) => {
      const values = new Map<string, unknown>(Object.entries(parts));
      return Buffer.from(JSON.stringify(names.map((name) => values.get(name)))).toString('base64url');
    },
    decode: (text) => {
      const values = arrayIn(text);
      if (values?.length !== names.length || values.some((value) => !isPart(value))) return undefined;
      return position.safeParse(Object.fromEntries(names.map((name, i) => [name, values[i]]))).data;
    },
  };
}

/** A database can compare with it. */
function isPart(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && isStorable(value));
}

function arrayIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
