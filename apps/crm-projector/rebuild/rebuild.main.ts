import 'reflect-metadata';
import {
  baseConfig,
  ConfigError,
  codecFor,
  createLogger,
  exitCodeFor,
  exitCodes,
  kafkaConnection,
  loadConfig,
  safeError,
} from '#service-kit';
import { RebuildRefused, rebuildCrm } from './rebuild-crm.js';

// kith rebuild crm: folds the read model of persons anew and swaps it.
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
const complain = (sentence: string) => process.stderr.write(`${sentence}\n`);

try {
  const { KITH_DATABASE_URL: databaseUrl, ...config } = loadConfig(
    baseConfig.omit({ KITH_LOG_LEVEL: true, KITH_OPS_PORT: true, KITH_OPS_HOST: true }),
    process.env,
  );
  await rebuildCrm({
    databaseUrl,
    kafka: kafkaConnection({ KITH_DATABASE_URL: databaseUrl, ...config }, 'crm-rebuild'),
    codec: codecFor(config),
    logger: createLogger({ name: 'crm-rebuild', level: 'error' }),
    report: say,
  });
  say('crm is rebuilt.');
} catch (error) {
  const isConfig = error instanceof ConfigError;
  for (const sentence of isConfig
    ? error.sentences
    : [error instanceof RebuildRefused ? error.message : safeError(error).message])
    complain(sentence);
  process.exitCode = isConfig ? exitCodes.configuration : exitCodeFor(error);
}
