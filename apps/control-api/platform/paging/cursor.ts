import { z } from 'zod';

/** The last person of a page. Lists go by name, then id; searches by how well a person matches before that. */
export interface PersonCursor {
  readonly rank: number;
  readonly sortName: string;
  readonly id: string;
}

const position = z.tuple([z.int().min(0), z.string().max(1_000), z.uuid()]);

export function makeCursor({ rank, sortName, id }: PersonCursor): string {
  return Buffer.from(JSON.stringify([rank, sortName, id])).toString('base64url');
}

/** undefined when the text is no cursor of ours. */
export function parseCursor(text: string): PersonCursor | undefined {
  try {
    const [rank, sortName, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { rank, sortName, id };
  } catch {
    return undefined;
  }
}
