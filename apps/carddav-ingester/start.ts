import { promises as dns, lookup } from 'node:dns';
import { Agent } from 'undici';
import { Retry, startConnector } from '#connector-kit';
import type { RunningService, ServiceContext } from '#service-kit';
import { Vault } from '#vault';
import type { CarddavConfig } from './carddav.config.js';
import { CarddavConnector } from './carddav.sync.js';
import { publicOnlyAgent } from './http/address-guard.js';

export const SERVICE_NAME = 'carddav-ingester';

/** Concurrent connections to one server, of all its accounts, and the timeouts of a silent server. */
const LIMITS = { connections: 6, headersTimeout: 120_000, bodyTimeout: 60_000 };

export function startIngester(context: ServiceContext<CarddavConfig>): Promise<RunningService> {
  const { config, logger } = context;
  return startConnector(context, {
    name: SERVICE_NAME,
    open: async (database) => {
      const vault = await Vault.open({ database, key: config.KITH_VAULT_KEY, oldKey: config.KITH_VAULT_OLD_KEY });
      const isGuarded = config.KITH_CARDDAV_PRIVATE_ADDRESSES === 'refuse';
      const dispatcher = isGuarded ? publicOnlyAgent(LIMITS, lookup) : new Agent(LIMITS);
      const connector = new CarddavConnector({ vault, retry: new Retry({ logger }), dispatcher, records: dns });
      return { connector, close: () => dispatcher.destroy() };
    },
  });
}
