import { z } from 'zod';
import { baseConfig, loadConfig } from '#service-kit/program';
import { Database } from '#store';

const databaseConfig = baseConfig.pick({ KITH_DATABASE_URL: true });
export const setupConfig = baseConfig
  .pick({
    KITH_DATABASE_URL: true,
    KITH_KAFKA_BROKERS: true,
    KITH_KAFKA_USERNAME: true,
    KITH_KAFKA_PASSWORD: true,
    KITH_TOPIC_PREFIX: true,
  })
  .extend({
    KITH_TOPIC_REPLICATION: z.coerce.number().int().min(1).max(100).optional(),
    KITH_ROLE_PASSWORDS: z
      .string()
      .regex(
        /^[\w-]+=[\w-]+(,[\w-]+=[\w-]+)*$/,
        'must be service=password[,service=password…], of letters, digits, - and _',
      )
      .transform((list) => Object.fromEntries(list.split(',').map((pair) => pair.split('=') as [string, string])))
      .optional(),
  });

/** @throws ConfigError */
export function setupSettings() {
  return loadConfig(setupConfig, process.env);
}

/** Opens the database of the environment for one piece of work. @throws ConfigError */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { KITH_DATABASE_URL } = loadConfig(databaseConfig, process.env);
  const database = await Database.open({ url: KITH_DATABASE_URL, applicationName: 'kith-cli', poolSize: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
