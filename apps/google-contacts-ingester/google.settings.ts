import { z } from 'zod';

/** What only Google accounts have among their settings. */
export const googleSettings = z.object({ includeOtherContacts: z.boolean().default(false) });
