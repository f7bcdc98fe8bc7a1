import { z } from 'zod';
import { baseConfig } from '#service-kit';
import { vaultKeys } from '#vault';

export const carddavConfig = baseConfig.extend({
  ...vaultKeys,
  /** `refuse`: no connections to private addresses, of this machine or its network. */
  KITH_CARDDAV_PRIVATE_ADDRESSES: z.enum(['allow', 'refuse']).default('allow'),
});

export type CarddavConfig = z.output<typeof carddavConfig>;
