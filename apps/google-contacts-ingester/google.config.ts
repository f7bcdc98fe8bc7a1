import type { z } from 'zod';
import { baseConfig, confidentialRoot } from '#service-kit';
import { vaultKeys } from '#vault';

export const googleConfig = baseConfig.extend({
  ...vaultKeys,
  KITH_GOOGLE_API_ROOT: confidentialRoot.default('https://people.googleapis.com/'),
  /** Prefix of `token` and `revoke`. */
  KITH_GOOGLE_OAUTH_ROOT: confidentialRoot.default('https://oauth2.googleapis.com/'),
});

export type GoogleConfig = z.output<typeof googleConfig>;
