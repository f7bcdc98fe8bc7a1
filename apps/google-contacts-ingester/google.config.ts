import { z } from 'zod';
import { baseConfig } from '#service-kit';
import { vaultKeySchema } from '#vault';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where Google is. Tokens travel there, so plain http is for this machine only. Ends with a slash. */
const root = z
  .string()
  .refine(isConfidential, 'must be an https URL, or an http one to this machine')
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

export const googleConfig = baseConfig.extend({
  KITH_VAULT_KEY: vaultKeySchema,
  KITH_GOOGLE_API_ROOT: root.default('https://people.googleapis.com/'),
  /** Prefix of `token` and `revoke`. */
  KITH_GOOGLE_OAUTH_ROOT: root.default('https://oauth2.googleapis.com/'),
});

export type GoogleConfig = z.output<typeof googleConfig>;

function isConfidential(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}
