// node run.mjs <file under dist> [arguments]: installs and builds what is missing, then runs a program on the pinned Node.
// While Kith runs from this clone, the program uses its Kafka and Postgres unless the environment names others.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { nodeFlags, pinnedNode, projectRoot, runFile } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { runMain } from './user-facing-error.mjs';

stopWithNpm();
await runMain(async () => {
  const [program = '', ...args] = process.argv.slice(2);
  // Progress goes to stderr: other programs read the stdout of the program.
  await prepare(new Progress(process.stderr), { kafka: false });
  const file = path.join(projectRoot, 'dist', program);
  return handOver(pinnedNode, [...nodeFlags, file, ...args], { env: { ...runningServers(), ...process.env } });
});

/** @returns {NodeJS.ProcessEnv} */
function runningServers() {
  if (!existsSync(runFile)) return {};
  const { kafkaBrokers, postgresUrl } = JSON.parse(readFileSync(runFile, 'utf8'));
  return { KITH_KAFKA_BROKERS: kafkaBrokers, KITH_DATABASE_URL: postgresUrl };
}
