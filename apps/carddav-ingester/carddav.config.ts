import { z } from 'zod';
import { baseConfig } from '#service-kit';
import { vaultKeys } from '#vault';

export const carddavConfig = baseConfig.extend({
  ...vaultKeys,
  /** `refuse`: servers at private addresses, on this machine or in its network, are not connected to. */
  KITH_CARDDAV_PRIVATE_ADDRESSES: z.enum(['allow', 'refuse']).default('allow'),
});

export type CarddavConfig = z.output<typeof carddavConfig>;
