import { MODEL, type Model } from '#domain';
import type { Labelled } from '../datasets/labelled.js';
import { evaluate, inMemory } from './in-memory.js';

/** One setting of the model, and its figures. */
export interface Setting extends Pick<Model, 'auto' | 'autoWithoutIdentifiers' | 'minMean'> {
  /** false: between records without contact identifiers a name alone may join, and name and work need no higher score. */
  readonly guarded: boolean;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mixedClusters: number;
}

/** Bits added to both thresholds, and to the least mean of two clusters. */
const THRESHOLDS = [-2, 0, 2, 4];
const MEANS = [-2, 0];

/** The production solver with other thresholds, in memory; the weights stay. The best F1 comes first. */
export function sweep(labelled: readonly Labelled[]): Setting[] {
  const set = inMemory(labelled);
  const settings = THRESHOLDS.flatMap((moved) =>
    MEANS.flatMap((meanMoved) => [true, false].map((guarded) => settingOf(moved, meanMoved, guarded))),
  );
  return settings
    .map(({ model, guarded }) => {
      const { pairwise, mixedClusters } = evaluate(set, model);
      const { precision, recall, f1 } = pairwise;
      const { auto, autoWithoutIdentifiers, minMean } = model;
      return { auto, autoWithoutIdentifiers, minMean, guarded, precision, recall, f1, mixedClusters };
    })
    .sort((x, y) => y.f1 - x.f1);
}

function settingOf(moved: number, meanMoved: number, guarded: boolean): { model: Model; guarded: boolean } {
  const autoWithoutIdentifiers = MODEL.autoWithoutIdentifiers + moved;
  const model = {
    ...MODEL,
    auto: MODEL.auto + moved,
    autoWithoutIdentifiers,
    minMean: MODEL.minMean + meanMoved,
    autoNameAndWork: guarded ? MODEL.autoNameAndWork : autoWithoutIdentifiers,
    minFamilies: guarded ? MODEL.minFamilies : 1,
  };
  return { model, guarded };
}
