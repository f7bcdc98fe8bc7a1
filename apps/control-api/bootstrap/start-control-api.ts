import { edits, rawContacts, syncCommands } from '#contracts';
import { openKafkaRuntime, type RunningService, type ServiceContext } from '#service-kit';
import { OrmDatabase } from '#store/orm';
import { Vault } from '#vault';
import type { GoogleOauthEndpoints } from '../features/accounts/google-oauth/google-oauth.client.js';
import type { ControlApiConfig } from './control-api.config.js';
import { createHttpApp } from './create-http-app.js';

/** Names the outbox and the Kafka client. */
const NAME = 'control-api';

export interface RunningControlApi extends RunningService {
  /** http://host:port */
  readonly url: string;
}

/** The HTTP server, and the relay that sends sync.commands, edits and local contacts from the outbox. */
export async function startControlApi(context: ServiceContext<ControlApiConfig>): Promise<RunningControlApi> {
  const { config, logger, metrics, health } = context;
  const database = await OrmDatabase.open({ url: config.KITH_DATABASE_URL, applicationName: NAME });
  const kafka = await openKafkaRuntime(context, { name: NAME, emits: [syncCommands, edits, rawContacts], database });
  const { outbox, relay, broker } = kafka;
  const vault = await Vault.open({ database, key: config.KITH_VAULT_KEY, oldKey: config.KITH_VAULT_OLD_KEY });
  const app = await createHttpApp({
    platform: {
      database,
      vault,
      outbox,
      relay,
      broker,
      topicPrefix: config.KITH_TOPIC_PREFIX,
      metrics,
      health,
      logger,
      world: config.KITH_WORLD,
    },
    accounts: { uploadLimit: config.KITH_API_UPLOAD_LIMIT_BYTES, googleOauth: oauthEndpoints(config) },
  });
  await app.listen(config.KITH_API_PORT, config.KITH_API_HOST);
  const url = await app.getUrl();
  logger.info({ url }, 'Listening');
  return {
    url,
    stop: async () => {
      await app.close();
      await kafka.close();
    },
  };
}

function oauthEndpoints(config: ControlApiConfig): GoogleOauthEndpoints {
  return {
    authUrl: config.KITH_GOOGLE_AUTH_URL,
    tokenUrl: `${config.KITH_GOOGLE_OAUTH_ROOT}token`,
    redirectUri: config.KITH_OAUTH_REDIRECT_URI,
  };
}
