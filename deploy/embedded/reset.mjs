// npm run reset: removes all data, keys and logs of the demo after asking, with --own those of the owner's world. Downloads that
// the other world needs are kept.

import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { kafkaJarsFolder, stateFolder } from './paths.mjs';
import { holderOf } from './servers/lock.mjs';
import { stopLeftovers } from './servers/process-group.mjs';
import { runMain, UserFacingError } from './user-facing-error.mjs';
import { onlyWorldFrom, own } from './worlds.mjs';

const SKIP_QUESTION = '--yes';

await runMain(async () => {
  const args = process.argv.slice(2);
  const world = onlyWorldFrom(args.filter((arg) => arg !== SKIP_QUESTION));
  if (!existsSync(world.folder)) {
    console.log(`There is nothing to remove: ${world.folder} does not exist.`);
    return 0;
  }
  const holder = holderOf(world.startLock);
  if (holder !== undefined) {
    throw new UserFacingError(
      `Kith is running from this clone (process ${holder}). Stop it first, with Ctrl-C in its terminal.`,
    );
  }
  const keepsOwn = world !== own && existsSync(own.folder);
  const what = `${world.title} in ${world.folder}${keepsOwn ? `, not your own world in ${own.folder}` : ''}`;
  if (!args.includes(SKIP_QUESTION) && !(await isConfirmed(what))) {
    console.log('\nNothing was removed.');
    return 1;
  }
  // Servers of a killed run may still use the data.
  await stopLeftovers(world.servicesRecord);
  await stopLeftovers(world.serversRecord);
  for (const place of placesOf(world.folder, keepsOwn)) await rm(place, { recursive: true, force: true });
  console.log(`Removed ${what}.`);
  return 0;
});

/**
 * @param {string} folder of the world
 * @param {boolean} keepsOwn the demo's folder contains the owner's world
 */
function placesOf(folder, keepsOwn) {
  if (!keepsOwn) return [folder];
  const kept = [own.folder, kafkaJarsFolder];
  return readdirSync(stateFolder)
    .map((name) => path.join(stateFolder, name))
    .filter((place) => !kept.includes(place));
}

/**
 * Ctrl-C, Ctrl-D and every answer but yes mean no.
 * @param {string} what
 */
async function isConfirmed(what) {
  if (!process.stdin.isTTY) {
    throw new UserFacingError(
      `This is no terminal, so npm run reset cannot ask. To remove all data: npm run reset -- ${SKIP_QUESTION}`,
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise((resolve) => prompt.once('close', () => resolve('')));
  // Closing rejects the question in some versions of Node, and leaves it pending in others.
  const question = prompt.question(`Remove all data, keys and logs of ${what}? [y/N] `).catch(() => '');
  const answer = await Promise.race([question, closed]);
  prompt.close();
  return /^y(es)?$/i.test(String(answer).trim());
}
