// npm run fuzz: sends made-up requests to the API of the running demo, by its own OpenAPI document, and checks every answer against
// it. The demo's data are changed; `npm run reset` brings them back.
// npm run fuzz -- --calls 20000 --seed 7

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { stopWithNpm } from '../npm-parent.mjs';
import { stateFolder } from '../paths.mjs';
import { pythonPrograms } from '../python/programs.mjs';
import { runMain, UserFacingError } from '../user-facing-error.mjs';
import { demo } from '../worlds.mjs';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** What is checked of every answer. Keys, methods and limits have specs of their own. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/** Below the limit of requests per key. */
const RATE = '90/s';
const runFile = z.object({ apiUrl: z.string(), apiKey: z.string() });
const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string() })).default([]),
});
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });
/** Parameters that make an operation wait for seconds. A few calls of those are enough. */
const WAITS = new Set(['after', 'wait']);
const EXAMPLES_THAT_WAIT = 10;

stopWithNpm();
await runMain(async () => {
  const { values } = parseArgs({
    options: { calls: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
  });
  const [calls, firstSeed] = [positive(values.calls, '--calls'), positive(values.seed, '--seed')];
  if (!existsSync(demo.runFile)) throw new UserFacingError('The demo does not run. Start it first: npm start');
  const { apiUrl, apiKey } = runFile.parse(JSON.parse(readFileSync(demo.runFile, 'utf8')));
  const origin = new URL(apiUrl).origin;
  const { paths } = document.parse(await (await fetch(`${origin}/docs/json`)).json());
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const waiting = operations.filter(({ parameters }) => parameters.some(({ name }) => WAITS.has(name)));
  const ids = waiting.map(({ operationId }) => operationId);
  const bin = await pythonPrograms({ requirements, what: 'The fuzz' });
  let [made, failed] = [0, false];
  for (let seed = firstSeed; made < calls; seed++) {
    const examples = Math.max(1, Math.ceil((calls - made) / (operations.length - ids.length)));
    const rounds = [
      { examples, selected: ids.flatMap((id) => ['--exclude-operation-id', id]) },
      { examples: EXAMPLES_THAT_WAIT, selected: ids.flatMap((id) => ['--include-operation-id', id]) },
    ];
    for (const round of rounds) {
      const done = await run(path.join(bin, 'schemathesis'), argumentsOf({ origin, apiKey, seed, ...round }));
      if (done.calls === 0) throw new UserFacingError('Schemathesis made no call: see what it printed above.');
      failed ||= done.code !== 0;
      made += done.calls;
    }
  }
  console.log(
    `\n${made} calls of ${operations.length} operations: ${failed ? 'failures, see above' : 'every answer as documented'}`,
  );
  return failed ? 1 : 0;
});

/** @param {{ origin: string, apiKey: string, seed: number, examples: number, selected: string[] }} options */
function argumentsOf({ origin, apiKey, seed, examples, selected }) {
  return [
    ...['run', `${origin}/docs/json`, '--url', origin, '--header', `Authorization: Bearer ${apiKey}`],
    ...['--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing', '--continue-on-failure'],
    ...['--max-examples', String(examples), '--seed', String(seed), '--workers', '1', '--rate-limit', RATE],
    ...selected,
    ...['--request-timeout', '60', '--generation-database', 'none', '--no-color'],
  ];
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, calls: number }>}
 */
function run(command, args) {
  // It keeps its reports in the working directory.
  const child = spawn(command, args, { cwd: stateFolder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, calls: callsIn(output) }));
  });
}

/** @param {string} output */
function callsIn(output) {
  const [, generated = '0'] = /([\d,]+) generated/.exec(output) ?? [];
  return Number(generated.replaceAll(',', ''));
}

/**
 * @param {string} text
 * @param {string} option
 */
function positive(text, option) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new UserFacingError(`${option} must be a number above 0`);
  return number;
}
