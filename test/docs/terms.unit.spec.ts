import { expect, it } from 'vitest';
import { filesUnder, readProjectFile } from '../structure/project-files.js';

/** Terms that the project replaced, with the term to use instead. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\bbearers\b/i, 'holders'],
  [/\bborne\b/i, 'held'],
  [/\bheldFields\b/, 'overriddenFields'],
  [/\bheld fields?\b/i, 'overridden field'],
  [/\blog room\b/i, 'Kafka runtime'],
  [/\bbrakes?\b|[a-z]Brake\b|\bbrake[A-Z]/, 'mass-change guard'],
  [/\bwearers\b/i, 'holders of an alias'],
  [/\bSourceTrouble\b/, 'SourceError'],
  [/\btroubles?\b/i, 'error'],
  [/\b(?:laid|lays?|laying) aside\b/i, 'staged'],
  [/\bparked\b/i, 'blocked'],
];
/** What was released keeps its terms, and so do old migrations. */
const EXEMPT =
  /\/releases\/|\.avsc$|\.gen\.ts$|^libs\/store\/migrations\/migration-00|^test\/docs\/terms\.unit\.spec\.ts$|LICENSE/;
const TEXT = /\.(ts|mts|tsx|mjs|cjs|md|yml|yaml|html|css|sql)$/;
const ROOT_FILES = ['README.md', 'CONTRIBUTING.md', 'docker-compose.yml', '.dependency-cruiser.cjs', 'package.json'];

const files = [...ROOT_FILES, ...filesUnder('apps', 'libs', 'test', 'deploy', 'docs')].filter(
  (file) => (TEXT.test(file) || ROOT_FILES.includes(file)) && !EXEMPT.test(file),
);

it.each(REPLACED)('sources and docs do not use %s: the term is "%s"', (term) => {
  expect(files.flatMap((file) => usesIn(file, term))).toEqual([]);
});

/** The lines that use the term, and the path of the file if it does. */
function usesIn(file: string, term: RegExp): string[] {
  const lines = readProjectFile(file).split('\n');
  const uses = lines.flatMap((line, index) => (term.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
  return term.test(file) ? [file, ...uses] : uses;
}
