import { clkhash, febrl } from './febrl.js';
import type { Labelled } from './labelled.js';
import { fake, historical } from './splink.js';

export { DatasetError, type Labelled } from './labelled.js';

/** By name, what reads the files of a set. */
export const DATASETS: ReadonlyMap<string, (paths: readonly string[]) => Labelled[]> = new Map([
  ['febrl', febrl],
  ['clkhash', clkhash],
  ['historical', historical],
  ['fake', fake],
]);
