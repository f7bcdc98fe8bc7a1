import { z } from 'zod';
import { baseConfig, port } from '#service-kit';
import { vaultKeySchema } from '#vault';

export const controlApiConfig = baseConfig
  .extend({
    KITH_API_PORT: port.default(8881),
    KITH_API_HOST: z.string().default('127.0.0.1'),
    KITH_VAULT_KEY: vaultKeySchema,
    /** How large an uploaded address book may be. */
    KITH_API_UPLOAD_LIMIT_BYTES: z.coerce
      .number()
      .int()
      .positive()
      .default(1 << 30),
  })
  .refine((config) => config.KITH_API_PORT === 0 || config.KITH_API_PORT !== config.KITH_OPS_PORT, {
    path: ['KITH_API_PORT'],
    error: 'must differ from KITH_OPS_PORT',
  });

export type ControlApiConfig = z.output<typeof controlApiConfig>;
