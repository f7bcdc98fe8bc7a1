import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../fingerprint.js';
import { parseSchema } from '../schema.js';
import { contractsRoot } from '../testing/releases.js';
import { releaseHashes } from './contract-folders.js';
import { recordedHashes, release } from './release.js';

let root: string;
/** The release that comes next in the folder. */
let next: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kith contracts '));
  cpSync(join(contractsRoot, 'sync-events'), join(root, 'sync-events'), { recursive: true });
  release(root);
  next = Math.max(...readdirSync(join(root, 'sync-events/releases')).map(Number)) + 1;
});

afterEach(() => rmSync(root, { recursive: true }));

const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const released = (): string[] => release(root).map((path) => relative(root, path));

function addField(field: object): void {
  const source = JSON.parse(text('sync-events/sync-started.avsc'));
  const changed = { ...source, fields: [...source.fields, field] };
  writeFileSync(join(root, 'sync-events/sync-started.avsc'), JSON.stringify(changed));
}

describe('release', () => {
  it('writes nothing when no schema changed', () => {
    expect(released()).toEqual([]);
  });

  it('writes the changed schema alone, with the last sample, its new defaults and its bytes', () => {
    addField({ name: 'reason', type: ['null', 'string'], default: null });
    expect(released()).toEqual([
      `sync-events/releases/${next}/sync-started.avsc`,
      `sync-events/releases/${next}/sync-started.json`,
      `sync-events/releases/${next}/sync-started.bin.hex`,
    ]);
    const schema = parseSchema(text('sync-events/sync-started.avsc'));
    const sample = { ...JSON.parse(text('sync-events/releases/1/sync-started.json')), reason: null };
    const start = Buffer.concat([Buffer.from('c301', 'hex'), Buffer.from(fingerprintOf(schema), 'hex').reverse()]);
    expect(text(`sync-events/releases/${next}/sync-started.avsc`)).toBe(text('sync-events/sync-started.avsc'));
    expect(JSON.parse(text(`sync-events/releases/${next}/sync-started.json`))).toEqual(sample);
    expect(text(`sync-events/releases/${next}/sync-started.bin.hex`)).toBe(
      `${Buffer.concat([start, schema.toBuffer(sample)]).toString('hex')}\n`,
    );
    expect(recordedHashes(root)).toEqual(releaseHashes(root));
    expect(released()).toEqual([]);
  });

  it('takes the sample that the author laid into the release', () => {
    addField({ name: 'reason', type: ['null', 'string'], default: null });
    const sample = { ...JSON.parse(text('sync-events/releases/1/sync-started.json')), reason: 'the hour struck' };
    mkdirSync(join(root, `sync-events/releases/${next}`));
    writeFileSync(join(root, `sync-events/releases/${next}/sync-started.json`), JSON.stringify(sample));
    released();
    expect(JSON.parse(text(`sync-events/releases/${next}/sync-started.json`))).toEqual(sample);
  });

  it('refuses an incompatible schema and writes nothing', () => {
    addField({ name: 'reason', type: 'string' });
    const before = releaseHashes(root);
    expect(released).toThrow(
      /^sync-events\/sync-started.avsc: the current schema cannot read the released one: .*reason/s,
    );
    expect(releaseHashes(root)).toEqual(before);
  });

  it('refuses to bless a released file that was changed', () => {
    writeFileSync(join(root, 'sync-events/releases/1/sync-failed.json'), '{}');
    expect(released).toThrow('Released files were changed or lost: sync-events/releases/1/sync-failed.json');
  });

  it('asks for a sample before the first release of a message', () => {
    mkdirSync(join(root, 'pings'));
    writeFileSync(
      join(root, 'pings/ping.avsc'),
      '{"type":"record","name":"Ping","namespace":"kith","fields":[{"name":"at","type":"long"}]}',
    );
    expect(released).toThrow(
      `The first release of pings/ping.avsc needs a sample value in ${join(root, 'pings/releases/1/ping.json')}`,
    );
    mkdirSync(join(root, 'pings/releases/1'), { recursive: true });
    writeFileSync(join(root, 'pings/releases/1/ping.json'), '{"at":1795000000000}');
    expect(released()).toEqual(['avsc', 'json', 'bin.hex'].map((ending) => `pings/releases/1/ping.${ending}`));
  });
});
