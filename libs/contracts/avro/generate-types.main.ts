import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateTypes } from './generate-types.js';

for (const folder of readdirSync('libs/contracts', { withFileTypes: true })) {
  if (!folder.isDirectory() || folder.name === 'avro') continue;
  const path = `libs/contracts/${folder.name}`;
  const sources = readdirSync(path).filter((file) => file.endsWith('.avsc'));
  writeFileSync(`${path}/types.gen.ts`, generateTypes(sources.map((file) => readFileSync(`${path}/${file}`, 'utf8'))));
  console.log(`${path}/types.gen.ts`);
}
