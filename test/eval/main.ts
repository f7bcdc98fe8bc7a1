import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DATASETS } from './datasets/index.js';
import { evaluateInMemory } from './run/in-memory.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [name = '', ...paths] = positionals;
const read = DATASETS.get(name);
if (!read || paths.length === 0 || !paths.every((path) => existsSync(path))) {
  console.error(`Usage: npm run eval:identity -- ${[...DATASETS.keys()].join('|')} <file>... [--json]`);
  process.exit(64);
}
const report = evaluateInMemory(read(paths));
console.log(values.json ? JSON.stringify(report, null, 2) : report);
