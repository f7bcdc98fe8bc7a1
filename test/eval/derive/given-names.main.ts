import { writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import { foldText } from '#domain';

/** Locales whose given names are written in Latin letters and are those of most address books. */
const LOCALES = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'nl',
  'pt_BR',
  'sv',
  'da',
  'nb_NO',
  'fi',
  'pl',
  'tr',
  'pt_PT',
  'hr',
  'hu',
] as const;
const WIDTH = 176;

const names = new Set<string>();
for (const locale of LOCALES) {
  const { generic = [], female = [], male = [] } = allLocales[locale].person?.first_name ?? {};
  for (const name of [...generic, ...female, ...male]) {
    const word = foldText(name);
    if (/^[a-z]{3,}$/.test(word)) names.add(word);
  }
}

const lines: string[] = [''];
for (const name of [...names].sort()) {
  const line = lines.at(-1) ?? '';
  if (line.length + name.length + 1 > WIDTH) lines.push(name);
  else lines[lines.length - 1] = line === '' ? name : `${line} ${name}`;
}
const text = `// Made by test/eval/derive/given-names.main.ts from the locales of @faker-js/faker (MIT). Do not edit.

/** Given names that are in use, folded. */
export const GIVEN_NAMES = \`
${lines.map((line) => `  ${line}`).join('\n')}\`;
`;
writeFileSync('libs/domain/identity/names/lists/given-names.gen.ts', text);
console.log(`${names.size} names`);
