import { z } from 'zod';
import { opsConfig, port } from '#service-kit';
import { DEFAULT_SETTINGS } from './index.js';
import { MAX_COUNT } from './sandbox.settings.js';

export const sandboxConfig = opsConfig.extend({
  KITH_SANDBOX_PORT: port.default(8890),
  KITH_SANDBOX_SEED: z.coerce.number().int().min(0).max(0xffffffff).default(DEFAULT_SETTINGS.seed),
  KITH_SANDBOX_FRIENDS: z.coerce.number().int().min(0).max(MAX_COUNT).default(DEFAULT_SETTINGS.count),
});
