import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choosePorts } from '#embedded/servers/ports.mjs';
import { eventually } from '../support/eventually.js';
import { copyClone, StartedKith } from '../support/started-kith.js';

const WITHIN = { withinMs: 30_000, everyMs: 500 };
const MINUTES = 60_000;
const runFile = z.object({ apiUrl: z.string(), apiKey: z.string() });
const started = z.object({ opsPort: z.number() });

const folder = mkdtempSync(path.join(tmpdir(), 'kith-standstill-'));
let kith: StartedKith;
let run: z.output<typeof runFile>;

beforeAll(async () => {
  await copyClone(folder);
  kith = new StartedKith(folder, (await choosePorts(['api'])).api, 'own');
  await kith.running();
  run = runFile.parse(kith.readRunFile());
  await eventually(async () => expect(await health()).toMatchObject({ status: 200 }), WITHIN);
}, 5 * MINUTES);
afterAll(async () => {
  await kith?.stop();
  rmSync(folder, { recursive: true, force: true });
}, MINUTES);

async function health(): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: `Bearer ${run.apiKey}` };
  const answer = await fetch(new URL('/health', run.apiUrl), { headers, signal: AbortSignal.timeout(10_000) });
  return { status: answer.status, body: await answer.json() };
}

/** The metrics of the API on its port for operators, which asks for no key. */
async function metrics(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${opsPort('control-api')}/metrics`)).text();
}

/** The status of a service's readiness; undefined if it does not answer within two checks. */
async function readiness(service: string): Promise<number | undefined> {
  const url = `http://127.0.0.1:${opsPort(service)}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return answer?.status;
}

function opsPort(service: string): number {
  const log = readFileSync(path.join(folder, '.kith', 'own', 'logs', `${service}.log`), 'utf8');
  const line = log.split('\n').findLast((one) => one.includes('The service is started'));
  return started.parse(JSON.parse(line ?? '{}')).opsPort;
}

/** Sends a signal to a process of Kith and all that it started. */
function signal(name: string, kind: 'SIGSTOP' | 'SIGCONT'): void {
  const victim = kith.processes().find((one) => one.name === name);
  if (victim === undefined) throw new Error(`${name} does not run`);
  for (const pid of family(victim.pid)) process.kill(pid, kind);
}

function family(root: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const pid of found) for (const [child = 0, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

const standstill = (name: string, message: string) => ({
  status: 503,
  body: {
    data: {
      status: 'standstill',
      parts: expect.arrayContaining([{ name, state: 'standstill', since: expect.any(String), message }]),
    },
  },
});

async function recovered(name: string): Promise<void> {
  await eventually(async () => expect(await health()).toMatchObject({ status: 200 }), { withinMs: MINUTES });
  await eventually(() => expect(kith.output).toContain(`\n${name} works again.\n`), WITHIN);
  expect(await readiness('identity-resolver')).toBe(200);
}

describe('what stands still is said within 30 seconds, and that it works again', () => {
  it(
    'Kafka that hangs',
    async () => {
      const message = 'Kafka does not answer: nothing is sent or processed.';
      signal('Kafka', 'SIGSTOP');
      await eventually(async () => {
        expect(await readiness('identity-resolver')).toBe(503);
        expect(await readiness('scheduler')).toBe(503);
        expect(await health()).toMatchObject(standstill('kafka', message));
        expect(await metrics()).toContain('kith_standstill{part="kafka",service="control-api"} 1');
        expect(kith.output).toContain(`\n${message} It stands still since `);
      }, WITHIN);
      signal('Kafka', 'SIGCONT');
      await recovered('kafka');
    },
    3 * MINUTES,
  );

  it(
    'a service that is stopped',
    async () => {
      const message = 'identity-resolver gives no sign of life: it was stopped, or hangs.';
      signal('identity-resolver', 'SIGSTOP');
      await eventually(async () => {
        expect(await readiness('identity-resolver')).toBeUndefined();
        expect(await health()).toMatchObject(standstill('identity-resolver', message));
        expect(await metrics()).toContain('kith_standstill{part="identity-resolver",service="control-api"} 1');
        expect(kith.output).toContain(`\n${message} It stands still since `);
      }, WITHIN);
      signal('identity-resolver', 'SIGCONT');
      await recovered('identity-resolver');
    },
    3 * MINUTES,
  );

  it(
    'Postgres that hangs',
    async () => {
      signal('Postgres', 'SIGSTOP');
      await eventually(async () => {
        expect(await readiness('identity-resolver')).toBe(503);
        expect(await health()).toMatchObject({ status: 503, body: { error: { code: 'UNAVAILABLE' } } });
        expect(await metrics()).toContain('kith_standstill{part="postgres",service="control-api"} 1');
        expect(kith.output).toContain('\nThe database does not answer. Try again in a moment. It stands still since ');
      }, WITHIN);
      signal('Postgres', 'SIGCONT');
      await recovered('The API');
    },
    3 * MINUTES,
  );
});
