import type { KafkaLogger } from '#event-log';
import { kafkaLogin } from '#service-kit/program';
import type { Command } from '../command.js';
import { setupSettings } from '../environment.js';

const silent: KafkaLogger = { info: () => {}, warn: () => {}, error: () => {} };

export const setup: Command = {
  words: 'setup',
  usage: 'bring the database and the topics to this version; safe to repeat',
  run: async () => {
    const settings = setupSettings();
    const [{ provisionTopics }, { migrate, OWNER_ROLE, withServiceRoles }] = await Promise.all([
      import('#event-log'),
      import('#store/orm'),
    ]);
    const { KITH_DATABASE_URL: url, KITH_ROLE_PASSWORDS: passwords } = settings;
    const migrations = passwords
      ? await withServiceRoles(url, passwords, () => migrate(url, OWNER_ROLE))
      : await migrate(url);
    const topics = await provisionTopics({
      brokers: settings.KITH_KAFKA_BROKERS,
      login: kafkaLogin(settings),
      prefix: settings.KITH_TOPIC_PREFIX,
      logger: silent,
      replication: settings.KITH_TOPIC_REPLICATION,
    });
    return [summary('migration', 'applied', migrations), summary('topic', 'created', topics)];
  },
};

function summary(what: string, done: string, names: readonly string[]): string {
  if (names.length === 0) return `No ${what} was missing.`;
  return `${names.length} ${what}${names.length === 1 ? '' : 's'} ${done}: ${names.join(', ')}.`;
}
