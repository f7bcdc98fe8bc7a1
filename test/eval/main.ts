import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createTestEnvironment } from '../support/create-test-environment.js';
import { dropDatabase } from '../support/databases.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { startTestServers } from '../support/servers/test-servers.js';
import { isRecipe, makeCorpus, RECIPES } from './corpus/corpus.js';
import { DATASETS, type Labelled } from './datasets/index.js';
import type { Report } from './metrics/report.js';
import { evaluateInMemory } from './run/in-memory.js';
import { evaluateInProduction } from './run/production.js';
import { sweep } from './run/sweep.js';

const CORPUS = 'corpus';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    'in-memory': { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    seed: { type: 'string' },
  },
});
const labelled = labelledBy(positionals);
if (!labelled) {
  console.error(`Usage: npm run eval:identity -- ${[...DATASETS.keys()].join('|')} <file>... [--json] [--in-memory | --sweep]
       npm run eval:identity -- ${CORPUS} ${Object.keys(RECIPES).join('|')} [<persons>] [--seed <n>] [--json] [--in-memory | --sweep]`);
  process.exit(64);
}
if (values.sweep) {
  const settings = sweep(labelled);
  if (values.json) console.log(JSON.stringify(settings, null, 2));
  else console.table(settings);
} else {
  const report = values['in-memory'] ? evaluateInMemory(labelled) : await onServers(labelled);
  console.log(values.json ? JSON.stringify(report, null, 2) : report);
}

function labelledBy([name = '', ...rest]: readonly string[]): Labelled[] | undefined {
  if (name === CORPUS) {
    const [recipe = 'fit', persons = '30000'] = rest;
    const seed = values.seed === undefined ? undefined : Number(values.seed);
    const isUsable = isRecipe(recipe) && Number(persons) > 0 && (seed === undefined || Number.isSafeInteger(seed));
    return isUsable ? makeCorpus(recipe, Number(persons), seed) : undefined;
  }
  const read = DATASETS.get(name);
  return read && rest.length > 0 && rest.every((path) => existsSync(path)) ? read(rest) : undefined;
}

/** What the log has of a record is Google's, so there is one provider with as many accounts. */
async function onServers(records: readonly Labelled[]): Promise<Report> {
  const servers = await startTestServers(process.env);
  const templateDatabase = `eval_template_${process.pid}`;
  try {
    const testEnv = await createTestEnvironment({ ...servers, templateDatabase });
    const fold = await FoldHarness.over(testEnv);
    const { report: found } = await evaluateInProduction(
      fold,
      records.map(({ provider: _, ...record }) => record),
    );
    await fold.close();
    await dropDatabase(servers.postgresUrl, templateDatabase);
    return found;
  } finally {
    await servers.stop();
  }
}
