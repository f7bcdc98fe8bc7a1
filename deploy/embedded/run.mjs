// node run.mjs <file under dist> [--own] [arguments]: installs and builds what is missing, then runs a program on the pinned
// Node. While Kith runs from this clone, the program uses the Kafka and Postgres of the demo, or with --own those of the owner's
// world, unless the environment names others.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { nodeFlags, pinnedNode, projectRoot } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { runMain } from './user-facing-error.mjs';
import { worldFrom } from './worlds.mjs';

stopWithNpm();
await runMain(async () => {
  const [program = '', ...given] = process.argv.slice(2);
  const { world, rest: args } = worldFrom(given);
  // Progress goes to stderr: other programs read the stdout of the program.
  await prepare(new Progress(process.stderr), { kafka: false });
  const file = path.join(projectRoot, 'dist', program);
  return handOver(pinnedNode, [...nodeFlags, file, ...args], { env: { ...runningServers(world), ...process.env } });
});

/**
 * @param {import('./worlds.mjs').World} world
 * @returns {NodeJS.ProcessEnv}
 */
function runningServers({ runFile }) {
  if (!existsSync(runFile)) return {};
  const { kafkaBrokers, kafkaUsername, kafkaPassword, postgresUrl } = JSON.parse(readFileSync(runFile, 'utf8'));
  const login = kafkaPassword && { KITH_KAFKA_USERNAME: kafkaUsername, KITH_KAFKA_PASSWORD: kafkaPassword };
  const kafka = process.env.KITH_KAFKA_BROKERS ? {} : { KITH_KAFKA_BROKERS: kafkaBrokers, ...login };
  return { ...kafka, KITH_DATABASE_URL: postgresUrl };
}
