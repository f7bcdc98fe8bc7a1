import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, readProjectFile } from './project-files.js';

const MAX_FILES_PER_FOLDER = 12;
const MAX_LINES = 400;
/** The core knows providers only through their registry, libs/domain/providers. */
const CORE = [
  'libs/domain',
  'libs/event-log',
  'libs/store',
  'libs/identity-store',
  'libs/connector-kit',
  'apps/identity-resolver',
  'apps/crm-projector',
];
/** The registry, and the normalisers of one provider each. */
const PROVIDER_CODE = /^libs\/domain\/(providers|contact\/normalise\/(google|carddav|whatsapp|discord))\//;
const PROVIDER_LITERAL = /(['"`])(google|carddav|whatsapp|discord)\1/;
/** Entry points besides `libs/<name>/index.ts`. */
const OTHER_ENTRY_POINTS = ['libs/store/orm/index.ts', 'libs/connector-kit/testing/contract/index.ts'];
/** The one file of the test support that drives libs/event-log below its entry point. */
const MAY_BYPASS_ENTRY_POINTS = ['test/support/fold/log-internals.ts'];

const code = filesUnder('apps', 'libs', 'test', 'deploy').filter((file) => /\.(ts|mts|tsx|mjs)$/.test(file));
const isGenerated = (file: string) => /\.gen\.ts$|\/releases\//.test(file);
const isTestCode = (file: string) => /\.(spec|contract|harness)\.ts$|\/testing\//.test(file);

describe('the layout of the code', () => {
  it(`has at most ${MAX_FILES_PER_FOLDER} source files in a folder of apps and libs`, () => {
    const sources = code.filter(
      (file) =>
        /^(apps|libs)\//.test(file) && !isGenerated(file) && !isTestCode(file) && !file.includes('/migrations/'),
    );
    const folders = Map.groupBy(sources, (file) => path.posix.dirname(file));
    const crowded = [...folders].filter(([, files]) => files.length > MAX_FILES_PER_FOLDER);
    expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
  });

  it(`has at most ${MAX_LINES} lines in a source file`, () => {
    const lengths = code.filter((file) => !isGenerated(file) && !file.endsWith('.spec.ts')).map(withLines);
    expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  it('has an index.ts in every library', () => {
    const libraries = new Set(filesUnder('libs').map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...libraries].filter((library) => !code.includes(`${library}/index.ts`))).toEqual([]);
  });

  it('imports a library only through its entry points, and test code also its testing folders', () => {
    const bypasses = code
      .filter((file) => !MAY_BYPASS_ENTRY_POINTS.includes(file))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ file, target }) => bypassesEntryPoint(file, target));
    expect(bypasses.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it.each(CORE)('names no provider in %s', (folder) => {
    const files = filesUnder(folder).filter(
      (file) => file.endsWith('.ts') && !isGenerated(file) && !isTestCode(file) && !PROVIDER_CODE.test(file),
    );
    expect(files).not.toEqual([]);
    expect(files.filter((file) => PROVIDER_LITERAL.test(readProjectFile(file)))).toEqual([]);
  });
});

function withLines(file: string): { file: string; lines: number } {
  return { file, lines: readProjectFile(file).trimEnd().split('\n').length };
}

/** The files that relative imports lead to. */
function importsOf(file: string): string[] {
  const specifiers = readProjectFile(file).matchAll(/\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g);
  return [...specifiers].map(([, specifier = '']) => {
    return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
  });
}

function bypassesEntryPoint(file: string, target: string): boolean {
  const library = /^libs\/[^/]+\//.exec(target)?.[0];
  if (library === undefined || file.startsWith(library)) return false;
  if (isTestCode(file) && target.includes('/testing/')) return false;
  return target !== `${library}index.ts` && !OTHER_ENTRY_POINTS.includes(target);
}
