import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { choosePorts, isPortFree } from './ports.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'ports-'));

afterAll(() => rmSync(folder, { recursive: true }));

describe('choosing ports', () => {
  it('returns a different free port for each name, and the same ports the next time', async () => {
    const memory = path.join(folder, 'ports.json');
    const names = ['kafka', 'postgres', 'api'] as const;

    const first = await choosePorts(names, memory);

    expect(new Set(Object.values(first)).size).toBe(3);
    expect(await Promise.all(Object.values(first).map(isPortFree))).toEqual([true, true, true]);
    expect(await choosePorts(names, memory)).toEqual(first);
  });

  it('replaces only the port that another program has taken', async () => {
    const memory = path.join(folder, 'taken.json');
    const first = await choosePorts(['kafka', 'postgres'] as const, memory);
    const somebody = createServer().listen(first.kafka, '127.0.0.1');
    await once(somebody, 'listening');

    const second = await choosePorts(['kafka', 'postgres'] as const, memory);

    expect(second.kafka).not.toBe(first.kafka);
    expect(second.postgres).toBe(first.postgres);
    somebody.close();
  });

  it('ignores a truncated file of remembered ports', async () => {
    const memory = path.join(folder, 'broken.json');
    writeFileSync(memory, '{"kafka": 2');

    expect(await choosePorts(['kafka'] as const, memory)).toEqual({ kafka: expect.any(Number) });
  });
});
