import { z } from 'zod';

/** The last review of a page: those with the greatest rank come first, then by id. */
export interface ReviewCursor {
  /** The score of an open review, the time of a decision. */
  readonly rank: number;
  readonly id: string;
}

const position = z.tuple([z.number(), z.uuid()]);

export function makeCursor({ rank, id }: ReviewCursor): string {
  return Buffer.from(JSON.stringify([rank, id])).toString('base64url');
}

/** undefined when the text is no cursor of ours. */
export function parseCursor(text: string): ReviewCursor | undefined {
  try {
    const [rank, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { rank, id };
  } catch {
    return undefined;
  }
}
