import { z } from 'zod';
import type { CursorCodec } from './cursor.js';

const MAX_LIMIT = 200;
/** With it, the address fits into the 16 KB that Node reads. */
const MAX_CURSOR_LENGTH = 8_000;

/** The query parameters of a list that is answered in pages. */
export function pageQuery(codec: CursorCodec<unknown>) {
  return {
    limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(50),
    cursor: z
      .string()
      .max(MAX_CURSOR_LENGTH)
      .refine((text) => codec.decode(text) !== undefined, 'Must be the nextCursor of an earlier answer')
      .optional()
      .meta({ description: 'nextCursor of the previous page; the other parameters must stay the same' }),
  };
}
