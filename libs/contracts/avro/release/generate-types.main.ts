import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractFolders } from './contract-folders.js';
import { generateTypes } from './generate-types.js';

for (const { path, schemas } of contractFolders('libs/contracts')) {
  const sources = schemas.map((file) => readFileSync(join(path, `${file}.avsc`), 'utf8'));
  writeFileSync(join(path, 'types.gen.ts'), generateTypes(sources));
  console.log(join(path, 'types.gen.ts'));
}
