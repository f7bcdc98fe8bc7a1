import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { singleObject } from '../codec/single-object.codec.js';
import { fingerprintOf } from '../fingerprint.js';
import { type ReleasedSchema, releasedSchemas } from '../message-type.js';
import { parseSchema } from '../schema.js';
import { incompatibilities } from './compatibility.js';
import { type ContractFolder, contractFolders, releaseHashes } from './contract-folders.js';

const HASH_LIST = 'releases.sha256.json';

/**
 * Writes a release of every schema below `root` (libs/contracts) that changed since its newest release: the schema, a sample
 * value and the bytes of that sample, in the topic's next release folder; then the hash list.
 * The sample is the `<file>.json` that stands in that folder already (a message's first release needs one), else the newest
 * release's with defaults filled in. Returns the files written. Throws, before writing anything, for a schema that is not
 * compatible with a release and for a release that no longer matches the hash list.
 */
export function release(root: string): string[] {
  refuseChangedReleases(root);
  const drafts = contractFolders(root).flatMap((folder) => draftsOf(folder));
  const written = drafts.flatMap(write);
  writeFileSync(join(root, HASH_LIST), `${JSON.stringify(releaseHashes(root), null, 2)}\n`);
  return written;
}

/** Path to SHA-256 of all that was ever released. */
export function recordedHashes(root: string): Record<string, string> {
  const path = join(root, HASH_LIST);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

interface Draft {
  /** The release's files without ending. */
  readonly path: string;
  readonly folder: string;
  readonly source: string;
  readonly sample: unknown;
  readonly bytes: Buffer;
}

function refuseChangedReleases(root: string): void {
  const found = releaseHashes(root);
  const changed = Object.entries(recordedHashes(root)).filter(([path, hash]) => found[path] !== hash);
  if (changed.length > 0)
    throw new Error(`Released files were changed or lost: ${changed.map(([path]) => path).join(', ')}`);
}

function draftsOf(folder: ContractFolder): Draft[] {
  const next = join(folder.path, 'releases', String(newestRelease(folder.path) + 1));
  return folder.schemas.flatMap((file) => {
    const source = readFileSync(join(folder.path, `${file}.avsc`), 'utf8');
    const schema = parseSchema(source);
    const releases = releasedSchemas(pathToFileURL(`${folder.path}/`).href, file);
    const newest = releases.at(-1);
    if (newest && fingerprintOf(newest.schema) === fingerprintOf(schema)) return [];
    const reasons = releases.flatMap((released) => incompatibilities(schema, released.schema));
    if (reasons.length > 0) throw new Error(`${folder.name}/${file}.avsc: ${reasons.join('; ')}`);
    const bytes = schema.toBuffer(readSample(folder, file, next, newest));
    const sample: unknown = schema.fromBuffer(bytes);
    return [
      { path: join(next, file), folder: next, source, sample, bytes: singleObject(fingerprintOf(schema), bytes) },
    ];
  });
}

function newestRelease(topicFolder: string): number {
  const releases = join(topicFolder, 'releases');
  if (!existsSync(releases)) return 0;
  const complete = readdirSync(releases).filter((name) =>
    readdirSync(join(releases, name)).some((file) => file.endsWith('.avsc')),
  );
  return Math.max(0, ...complete.map(Number));
}

function readSample(folder: ContractFolder, file: string, next: string, newest: ReleasedSchema | undefined): unknown {
  const own = join(next, `${file}.json`);
  const path = existsSync(own) || !newest ? own : join(folder.path, 'releases', newest.release, `${file}.json`);
  if (!existsSync(path))
    throw new Error(`The first release of ${folder.name}/${file}.avsc needs a sample value in ${own}`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function write(draft: Draft): string[] {
  mkdirSync(draft.folder, { recursive: true });
  const files: [string, string][] = [
    [`${draft.path}.avsc`, draft.source],
    [`${draft.path}.json`, `${JSON.stringify(draft.sample, null, 2)}\n`],
    [`${draft.path}.bin.hex`, `${draft.bytes.toString('hex')}\n`],
  ];
  for (const [path, content] of files) writeFileSync(path, content);
  return files.map(([path]) => path);
}
