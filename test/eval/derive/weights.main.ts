import { MODEL, type Weights, WITH_IDENTIFIERS, WITHOUT_IDENTIFIERS } from '#domain';
import { DATASETS } from '../datasets/index.js';
import { candidateOf } from '../run/candidates.js';
import { type Kind, type Shares, sharesOf, weightsOf } from './fit.js';
import { type Example, halves } from './split.js';
import { scoredPairs, thresholdOf } from './thresholds.js';
import { isByRarity, weightsInCode } from './weights-in-code.js';

const SEED = 20_261_120;
/** With fewer pairs of one person a set is not used for that kind. */
const FEWEST_PAIRS = 100;
const KINDS: readonly (readonly [Kind, Weights])[] = [
  ['without identifiers', WITHOUT_IDENTIFIERS],
  ['with identifiers', WITH_IDENTIFIERS],
];

interface Halves {
  readonly name: string;
  readonly fit: readonly Example[];
  readonly test: readonly Example[];
}

const sets = process.argv.slice(2).flatMap((argument): Halves[] => {
  const [name = '', paths = ''] = argument.split('=');
  const labelled = DATASETS.get(name)?.(paths.split(','));
  if (!labelled) return [];
  const [fit, test] = halves(labelled.map((one, i) => ({ labelled: one, candidate: candidateOf(one, i) })));
  return [{ name: paths.split('/').at(-1) ?? name, fit, test }];
});
if (sets.length === 0 || sets.length < process.argv.length - 2) {
  console.error(`Usage: npm run eval:weights -- ${[...DATASETS.keys()].join('|')}=<file>[,<file>]...`);
  process.exit(64);
}
for (const [kind, weights] of KINDS) printWeights(kind, weights);
printThresholds();

/** From the first half of each set. */
function printWeights(kind: Kind, weights: Weights): void {
  const fitted = sets
    .map(({ name, fit }) => ({ name, shares: sharesOf(fit, kind, SEED) }))
    .filter(({ shares }) => shares.pairs >= FEWEST_PAIRS);
  if (fitted.length === 0) return;
  const inCode = weightsInCode(weights);
  const bits = (of: readonly Shares[]) => weightsOf(of);
  const each = fitted.map(({ name, shares }) => [name, bits([shares])] as const);
  const rows = [...bits(fitted.map(({ shares }) => shares))].map(([level, weight]) => ({
    [kind]: level,
    ...Object.fromEntries(each.map(([name, of]) => [name, shown(of.get(level))])),
    together: shown(weight),
    'in the code': isByRarity(level) ? 'by rarity' : shown(inCode.get(level)),
  }));
  console.table(rows);
}

/** Of both halves: a threshold of one half is checked on the other. */
function printThresholds(): void {
  const rows = sets.flatMap(({ name, fit, test }) =>
    [
      ['fit', fit],
      ['test', test],
    ].map(([half, examples]) => {
      const list = examples as readonly Example[];
      const isWithoutIdentifiers = list.every(({ candidate }) => candidate.features.identifiers.length === 0);
      const inCode = isWithoutIdentifiers ? MODEL.autoWithoutIdentifiers : MODEL.auto;
      return { set: name, half, 'in the code': inCode, ...thresholdOf(scoredPairs(list, MODEL), inCode) };
    }),
  );
  console.table(rows);
}

function shown(bits: number | undefined): string {
  return bits === undefined ? '' : bits.toFixed(1);
}
