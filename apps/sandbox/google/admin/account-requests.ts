import { z } from 'zod';
import { MAX_COUNT } from '../../sandbox.settings.js';

const AccountName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes');

export const NewAccount = z.strictObject({
  name: AccountName,
  seed: z.int().min(0).max(0xffffffff).optional(),
  count: z.int().min(0).max(MAX_COUNT).optional(),
});

export const PeoplePage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export const ContactId = z.string().regex(/^c\d{1,20}$/, 'c and a number, the last part of a resource name');

export const Expiry = z.strictObject({
  kind: z.enum(['sync', 'access', 'refresh']),
  /** The answer to expired sync tokens. */
  http: z.union([z.literal(400), z.literal(410)]).default(400),
  withReason: z.boolean().default(true),
});

export const GroupId = z.string().regex(/^[0-9a-f]{1,16}$/, 'a number in hexadecimal');

export const GroupBody = z.strictObject({ name: z.string().min(1).max(200) });

export const Rename = z.strictObject({ to: ContactId });

export const Shortening = z.strictObject({
  listing: z.enum(['contacts', 'otherContacts', 'groups']).default('contacts'),
  keep: z.int().min(0).max(MAX_COUNT),
  times: z.int().min(1).max(1_000).default(1),
});

export const ConsentAnswer = z.strictObject({
  decision: z.union([z.enum(['approve', 'deny']), z.array(z.string()).max(20)]),
});

export const AllowedScopes = z.strictObject({ scopes: z.array(z.string()).max(20).nullable() });

export const Publishing = z.strictObject({ status: z.enum(['testing', 'production']) });

export const QuotaLimit = z.strictObject({ perMinute: z.int().min(0).max(100_000).nullable() });
