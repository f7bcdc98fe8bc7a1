import { z } from 'zod';
import { invalidArgument } from '../rpc-error.js';

const source = z.templateLiteral([
  'READ_SOURCE_TYPE_',
  z.enum(['PROFILE', 'CONTACT', 'DOMAIN_CONTACT', 'OTHER_CONTACT']),
]);
// A repeated parameter that is given once is parsed as a string.
const repeated = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(source)).optional();
const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .default(false);
const pageSize = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .transform((size) => (size === 0 ? fallback : size));
const tokens = { pageToken: z.string().optional(), syncToken: z.string().optional() };

export const ConnectionsQuery = z.strictObject({
  ...tokens,
  personFields: z.string().optional(),
  pageSize: pageSize(100),
  requestSyncToken: flag,
  sources: repeated,
  sortOrder: z.literal('LAST_MODIFIED_ASCENDING').optional(),
});
export const OtherContactsQuery = z.strictObject({
  ...tokens,
  readMask: z.string().optional(),
  pageSize: pageSize(100),
  requestSyncToken: flag,
  sources: repeated,
});
export const GroupsQuery = z.strictObject({ ...tokens, pageSize: pageSize(30), groupFields: z.string().optional() });
export const PersonQuery = z.strictObject({ personFields: z.string().optional(), sources: repeated });

/** Parses the query into the method's request message. Throws Google's 400, which names the parameter. */
export function bound<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidArgument(`Invalid value at '${issue?.path.join('.') ?? ''}': ${issue?.message ?? ''}`);
}
