import { z } from 'zod';
import { baseConfig, confidentialRoot, confidentialUrl, port } from '#service-kit';
import { vaultKeys } from '#vault';
import { worldSchema } from '../platform/world/world.js';

export const controlApiConfig = baseConfig
  .extend({
    KITH_WORLD: worldSchema.default('own'),
    KITH_API_PORT: port.default(8881),
    KITH_API_HOST: z.string().default('127.0.0.1'),
    /** The largest upload. */
    KITH_API_UPLOAD_LIMIT_BYTES: z.coerce
      .number()
      .int()
      .positive()
      .default(1 << 30),
    ...vaultKeys,
    /** Where Google redirects the browser after consent. Must be listed in Google's console. */
    KITH_OAUTH_REDIRECT_URI: confidentialUrl.default('http://127.0.0.1:8881/api/v2/oauth/google/callback'),
    /** Google's consent page. */
    KITH_GOOGLE_AUTH_URL: confidentialUrl.default('https://accounts.google.com/o/oauth2/v2/auth'),
    /** The prefix of `token` and `revoke`. */
    KITH_GOOGLE_OAUTH_ROOT: confidentialRoot.default('https://oauth2.googleapis.com/'),
  })
  .refine((config) => config.KITH_API_PORT === 0 || config.KITH_API_PORT !== config.KITH_OPS_PORT, {
    path: ['KITH_API_PORT'],
    error: 'must differ from KITH_OPS_PORT',
  });

export type ControlApiConfig = z.output<typeof controlApiConfig>;
