// Where things are. Everything that a run makes lives under `.kith`, so that removing that folder removes every trace.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** All state of a run: data, logs, secrets, caches. */
export const stateFolder = path.join(projectRoot, '.kith');

export const logsFolder = path.join(stateFolder, 'logs');

/** Kafka's jars, fetched once and shared by `npm start` and `npm test`. */
export const kafkaJarsFolder = path.join(stateFolder, 'kafka-jars');

/** What a running Kith tells other programs: URLs and keys, mode 0600, there only while it runs. */
export const runFile = path.join(stateFolder, 'run.json');

/** Node as the project pins it, whatever Node started us. */
export const pinnedNode = path.join(projectRoot, 'node_modules', 'node', 'bin', 'node');

/** Held by the one Kith that runs from this clone. */
export const startLock = path.join(stateFolder, 'start.lock');

/** The pids of the two groups of processes that a running Kith started. */
export const serversRecord = path.join(stateFolder, 'servers.pids.json');
export const servicesRecord = path.join(stateFolder, 'services.pids.json');

/**
 * Flags for every process of ours. kafkajs sets a timer to the past, which newer Nodes report and which is harmless. What a
 * batch allocates lives for one transaction and is often taken for old: an old generation that may grow before it is swept
 * takes a third less processor time than the default.
 */
export const nodeFlags = [
  '--disable-warning=TimeoutNegativeWarning',
  '--enable-source-maps',
  '--max-semi-space-size=16',
  '--heap-growing-percent=200',
];

/** Lets the C library give memory back: buffers of many sizes that come and go would keep a hundred megabytes otherwise. */
export const memoryEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
