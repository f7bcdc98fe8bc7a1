import { budgetsPerAccount, Retry, startConnector } from '#connector-kit';
import type { RunningService, ServiceContext } from '#service-kit';
import { Vault } from '#vault';
import type { GoogleConfig } from './google.config.js';
import { GoogleConnector } from './google.sync.js';

export const SERVICE_NAME = 'google-contacts-ingester';

/** The quota "critical reads per minute per user" that users of the API report. The console of the project shows the real one. */
const REQUESTS_PER_MINUTE = 90;

export function startIngester(context: ServiceContext<GoogleConfig>): Promise<RunningService> {
  const { config, logger } = context;
  return startConnector(context, {
    name: SERVICE_NAME,
    open: async (database) => {
      const vault = await Vault.open({ database, key: config.KITH_VAULT_KEY, oldKey: config.KITH_VAULT_OLD_KEY });
      const roots = { api: config.KITH_GOOGLE_API_ROOT, oauth: config.KITH_GOOGLE_OAUTH_ROOT };
      const budgetOf = budgetsPerAccount(REQUESTS_PER_MINUTE);
      return { connector: new GoogleConnector({ vault, roots, retry: new Retry({ logger }), budgetOf }) };
    },
  });
}
