import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface ContractFolder {
  /** Name of the topic's folder, e.g. raw-contacts. */
  readonly name: string;
  readonly path: string;
  /** Schema files without .avsc. */
  readonly schemas: readonly string[];
}

/** The topic folders below `root` (libs/contracts): those that hold schemas. */
export function contractFolders(root: string): ContractFolder[] {
  return subfolders(root)
    .map((name) => ({ name, path: join(root, name), schemas: schemaFiles(join(root, name)) }))
    .filter((folder) => folder.schemas.length > 0);
}

/** Names of the .avsc files in a folder, without the ending, sorted. */
function schemaFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.avsc'));
  return files.map((file) => file.slice(0, -'.avsc'.length)).sort();
}

/** SHA-256 of every file under every releases folder, by path relative to `root`, sorted: these files never change. */
export function releaseHashes(root: string): Record<string, string> {
  const files = subfolders(root).flatMap((topic) =>
    readdirSync(join(root, topic), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
  const released = files.filter((file) => file.split('/')[1] === 'releases').sort();
  return Object.fromEntries(
    released.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  );
}

function subfolders(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => entry.name).sort();
}
