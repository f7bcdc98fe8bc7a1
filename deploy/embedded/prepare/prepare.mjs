import { chmodSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { logsFolder, projectRoot, stateFolder } from '../paths.mjs';
import { releaseLock, takeLock } from '../servers/lock.mjs';
import { Trouble } from '../trouble.mjs';
import { build, isBuilt } from './build.mjs';
import { arePackagesInstalled, installKafka, installPackages, isKafkaInstalled } from './install.mjs';
import { findJava, findMaven } from './tools.mjs';

const LEAST_FREE_BYTES = 1024 ** 3;
const prepareLock = path.join(stateFolder, 'prepare.lock');

/**
 * Brings the clone to a state in which it runs: packages, Kafka's jars when `kafka` asks for them, the build. Quick and
 * silent when nothing is to do. Commands that run at the same time wait for each other here.
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ kafka: boolean }} wanted
 * @throws {Trouble} what is missing on this machine, before anything long begins
 */
export async function prepare(progress, { kafka }) {
  openStateFolder();
  requireDiskSpace();
  if (kafka) {
    await findJava();
    if (!isKafkaInstalled()) await findMaven();
  }
  if (takeLock(prepareLock) !== process.pid) {
    await progress.step('Waiting for another command that installs or builds here', async () => {
      while (takeLock(prepareLock) !== process.pid) await delay(200);
    });
  }
  try {
    if (!arePackagesInstalled()) await progress.step('Installing the packages with npm', installPackages);
    if (kafka && !isKafkaInstalled()) await progress.step('Fetching Kafka with Maven', installKafka);
    if (!isBuilt()) await progress.step('Building', build);
  } finally {
    releaseLock(prepareLock);
  }
}

/**
 * Makes `.kith`, readable by its owner alone: it holds secrets.
 * @throws {Trouble} when it is another user's
 */
export function openStateFolder() {
  mkdirSync(logsFolder, { recursive: true });
  const { uid } = statSync(stateFolder);
  if (process.getuid && process.getuid() !== uid) {
    throw new Trouble(
      `${stateFolder} belongs to another user (uid ${uid}). Run as that user, or let that user run npm run reset.`,
    );
  }
  chmodSync(stateFolder, 0o700);
}

function requireDiskSpace() {
  const { bavail, bsize } = statfsSync(projectRoot);
  const free = bavail * bsize;
  if (free < LEAST_FREE_BYTES) {
    const megabytes = Math.floor(free / 1024 ** 2);
    throw new Trouble(
      `The disk of ${projectRoot} has ${megabytes} MB free, and Kith needs 1 GB. Free some space first.`,
    );
  }
}
