import { MODEL, type Model } from '#domain';
import type { Labelled } from '../datasets/labelled.js';
import { evaluate, inMemory } from './in-memory.js';

/** What one setting of the model comes to. */
export interface Setting extends Pick<Model, 'auto' | 'autoBare' | 'mean'> {
  /** false: between records of registers a name is enough, and a name and work need no more than that. */
  readonly guarded: boolean;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mixedClusters: number;
}

/** Bits by which both thresholds are moved, and by which the mean of two clusters is. */
const THRESHOLDS = [-2, 0, 2, 4];
const MEANS = [-2, 0];

/** The production solver with other lines drawn, in memory; the weights stay. The best F1 comes first. */
export function sweep(labelled: readonly Labelled[]): Setting[] {
  const set = inMemory(labelled);
  const settings = THRESHOLDS.flatMap((moved) =>
    MEANS.flatMap((meanMoved) => [true, false].map((guarded) => settingOf(moved, meanMoved, guarded))),
  );
  return settings
    .map(({ model, guarded }) => {
      const { pairwise, mixedClusters } = evaluate(set, model);
      const { precision, recall, f1 } = pairwise;
      const { auto, autoBare, mean } = model;
      return { auto, autoBare, mean, guarded, precision, recall, f1, mixedClusters };
    })
    .sort((x, y) => y.f1 - x.f1);
}

function settingOf(moved: number, meanMoved: number, guarded: boolean): { model: Model; guarded: boolean } {
  const autoBare = MODEL.autoBare + moved;
  const model = {
    ...MODEL,
    auto: MODEL.auto + moved,
    autoBare,
    mean: MODEL.mean + meanMoved,
    atWork: guarded ? MODEL.atWork : autoBare,
    families: guarded ? MODEL.families : 1,
  };
  return { model, guarded };
}
