// npm test: lint, types, dependency direction, and all specs, those on a real Kafka and a real Postgres included.
// npm test -- <part of a path>: only the specs whose path matches.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { pinnedNode, projectRoot, stateFolder } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { runMain } from './user-facing-error.mjs';

const resultsFile = path.join(stateFolder, 'test-results.json');

/** @typedef {{ passed: number, failed: number }} Count */

const CHECKS = [
  { title: 'Lint', args: ['@biomejs/biome/bin/biome', 'check', '.'] },
  { title: 'Types', args: ['typescript/bin/tsc', '--noEmit'] },
  {
    title: 'Dependency direction',
    args: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['apps', 'libs', 'test', 'deploy', '--config', '.dependency-cruiser.cjs'],
    ],
  },
];

stopWithNpm();
await runMain(async () => {
  process.chdir(projectRoot);
  const filter = process.argv.slice(2);
  await prepare(new Progress(process.stdout), { kafka: !process.env.KITH_TEST_KAFKA });
  /** @type {Count} */
  const total = { passed: 0, failed: 0 };
  const checks = filter.length === 0 ? CHECKS : [];
  for (const { title, args } of checks) add(total, await check(title, args));
  add(total, await runSpecs(filter));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @param {string} title
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
async function check(title, args) {
  console.log(`\n── ${title}`);
  const code = await runTool(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string[]} filter
 * @returns {Promise<Count>}
 */
async function runSpecs(filter) {
  console.log('\n── Specs');
  rmSync(resultsFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`];
  const code = await runTool(['vitest/vitest.mjs', 'run', ...reporters, ...filter]);
  if (!existsSync(resultsFile)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  const failed = results.numFailedTests + filesThatDidNotRun(results);
  // Vitest also fails on errors outside of tests.
  return { passed: results.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} results */
function filesThatDidNotRun({ testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  );
  return broken.length;
}

/** @param {string[]} args a script under node_modules, and its arguments */
function runTool([script = '', ...args]) {
  const env = { ...process.env, PATH: `${path.dirname(pinnedNode)}${path.delimiter}${process.env.PATH}` };
  const file = path.join(projectRoot, 'node_modules', script);
  // Specs use kafkajs also without libs/event-log, which keeps it from setting timers in the past.
  return handOver(pinnedNode, ['--disable-warning=TimeoutNegativeWarning', file, ...args], { env });
}

/**
 * @param {Count} total
 * @param {Count} count
 */
function add(total, count) {
  total.passed += count.passed;
  total.failed += count.failed;
}
