import { z } from 'zod';
import { cursorCodec } from '../../../platform/paging/cursor.js';

/** Lists are ordered by name, then id; searches by rank of the match before that. */
export const personCursor = cursorCodec({ rank: z.int32().min(0), sortName: z.string().max(1_000), id: z.uuid() });

/** The last person of a page. */
export interface PersonPosition {
  readonly rank: number;
  readonly sortName: string;
  readonly id: string;
}
