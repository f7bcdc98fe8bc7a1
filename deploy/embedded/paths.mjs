// Paths. A run writes only below `.kith`, so removing that folder removes all its data.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** All state: data, logs, secrets, caches. See worlds.mjs for the part of each world. */
export const stateFolder = path.join(projectRoot, '.kith');

/** Kafka's jars, fetched once and shared by both worlds and `npm test`. */
export const kafkaJarsFolder = path.join(stateFolder, 'kafka-jars');

/** The Node version that the project pins; `npm start` itself may run on another one. */
export const pinnedNode = path.join(projectRoot, 'node_modules', 'node', 'bin', 'node');

/**
 * Flags of Node processes that work on batches. Objects of a batch live for one transaction and are often promoted to the old
 * generation: letting the heap grow before a collection takes a third less CPU time than the default.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=16', '--heap-growing-percent=200'];

/** Flags of Node processes that mostly wait: a small young generation takes 30 MB less. */
export const waitingNodeFlags = ['--enable-source-maps', '--max-semi-space-size=1'];

/** Makes glibc return freed memory to the system. Otherwise fragmentation by buffers of many sizes keeps about 100 MB. */
export const memoryEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
