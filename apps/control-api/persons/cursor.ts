import { z } from 'zod';

/** The last person of a page: lists go by name, then id, those without a name last. */
export interface PersonCursor {
  readonly name: string | null;
  readonly id: string;
}

const position = z.tuple([z.string().max(10_000).nullable(), z.uuid()]);

export function makeCursor({ name, id }: PersonCursor): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

/** undefined when the text is no cursor of ours. */
export function parseCursor(text: string): PersonCursor | undefined {
  try {
    const [name, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { name, id };
  } catch {
    return undefined;
  }
}
