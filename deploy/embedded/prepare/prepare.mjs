import { accessSync, chmodSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot, stateFolder } from '../paths.mjs';
import { releaseLock, takeLock } from '../servers/lock.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { build, isBuilt } from './build.mjs';
import { arePackagesInstalled, installKafka, installPackages, isKafkaInstalled } from './install.mjs';
import { findJava, findMaven } from './tools.mjs';

const LEAST_FREE_BYTES = 1024 ** 3;
const prepareLock = path.join(stateFolder, 'prepare.lock');

/**
 * Makes the clone runnable: installs packages, Kafka's jars if `kafka` is set, and builds. Fast and silent if everything is
 * up to date. Concurrent commands wait for each other.
 * @param {import('../progress.mjs').Progress} progress
 * @param {{ kafka: boolean }} wanted
 * @throws {UserFacingError} when the machine lacks a tool or disk space; checked before anything slow starts
 */
export async function prepare(progress, { kafka }) {
  openStateFolder();
  requireDiskSpace();
  if (kafka) {
    await findJava();
    if (!isKafkaInstalled()) await findMaven();
  }
  if (takeLock(prepareLock) !== process.pid) {
    await progress.step('Waiting for another command that installs or builds in this clone', async () => {
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
 * Creates `.kith` with mode 0700: it contains secrets.
 * @throws {UserFacingError} when it belongs to another user
 */
function openStateFolder() {
  // Node reports a read-only file system as ENOENT when it creates folders recursively.
  if (!existsSync(stateFolder)) accessSync(projectRoot, constants.W_OK);
  mkdirSync(stateFolder, { recursive: true });
  const { uid } = statSync(stateFolder);
  if (process.getuid && process.getuid() !== uid) {
    throw new UserFacingError(
      `${stateFolder} belongs to another user (uid ${uid}). Run as that user, or let that user run npm run reset.`,
    );
  }
  chmodSync(stateFolder, 0o700);
}

/**
 * Creates the folder of a world, with its logs.
 * @param {import('../worlds.mjs').World} world
 * @throws {UserFacingError} when `.kith` belongs to another user
 */
export function openWorld({ folder, logs }) {
  openStateFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(logs, { recursive: true });
}

function requireDiskSpace() {
  const { bavail, bsize } = statfsSync(projectRoot);
  const free = bavail * bsize;
  if (free < LEAST_FREE_BYTES) {
    const megabytes = Math.floor(free / 1024 ** 2);
    throw new UserFacingError(
      `The disk of ${projectRoot} has ${megabytes} MB free, but Kith needs 1 GB. Free some space first.`,
    );
  }
}
