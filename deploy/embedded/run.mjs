// node run.mjs <file under dist> [arguments]: runs a program of the clone, installed and built, on the Node it pins. While
// Kith runs here, the program gets its Kafka and Postgres unless the environment names others.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './parent.mjs';
import { nodeFlags, pinnedNode, projectRoot, runFile } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { runMain } from './trouble.mjs';

stopWithNpm();
await runMain(async () => {
  const [program = '', ...args] = process.argv.slice(2);
  // What the program prints is for other programs to read, so ours goes to the other output.
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
