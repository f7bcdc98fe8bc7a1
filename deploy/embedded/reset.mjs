// npm run reset: removes all data, keys, logs and caches of this clone after asking.

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { serversRecord, servicesRecord, startLock, stateFolder } from './paths.mjs';
import { holderOf } from './servers/lock.mjs';
import { stopLeftovers } from './servers/process-group.mjs';
import { runMain, UserFacingError } from './user-facing-error.mjs';

await runMain(async () => {
  if (!existsSync(stateFolder)) {
    console.log(`There is nothing to remove: ${stateFolder} does not exist.`);
    return 0;
  }
  const holder = holderOf(startLock);
  if (holder !== undefined) {
    throw new UserFacingError(
      `Kith is running from this clone (process ${holder}). Stop it first, with Ctrl-C in its terminal.`,
    );
  }
  if (!(await isConfirmed())) {
    console.log('Nothing was removed.');
    return 1;
  }
  // Servers of a killed run may still use the data.
  await stopLeftovers(servicesRecord);
  await stopLeftovers(serversRecord);
  await rm(stateFolder, { recursive: true, force: true });
  console.log(`Removed ${stateFolder}.`);
  return 0;
});

async function isConfirmed() {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY)
    throw new UserFacingError(
      'This is no terminal, so npm run reset cannot ask. To remove all data: npm run reset -- --yes',
    );
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Remove ${stateFolder} with all data, keys and logs in it? [y/N] `);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
