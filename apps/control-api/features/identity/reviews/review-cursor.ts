import { z } from 'zod';
import { cursorCodec } from '../../../platform/paging/cursor.js';

/** The last review of a page. `rank`: the score of an open review, the time of a decision. The greatest come first, then by id. */
export const reviewCursor = cursorCodec({ rank: z.number(), id: z.uuid() });
