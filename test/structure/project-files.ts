import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#embedded/paths.mjs';

const NOT_OURS = new Set(['node_modules', 'dist', '.kith', '.git']);

/** All files below the folders of the project: paths relative to its root, separated by slashes. */
export function filesUnder(...folders: readonly string[]): string[] {
  return folders.flatMap(walk).sort();
}

export function readProjectFile(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}

function walk(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : walk(place);
    return entry.isFile() ? [place] : [];
  });
}
