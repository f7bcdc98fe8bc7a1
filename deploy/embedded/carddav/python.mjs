import { fileURLToPath } from 'node:url';
import { pythonPrograms } from '../python/programs.mjs';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/** The folder with the programs python, radicale and xandikos. */
export function carddavPrograms() {
  return pythonPrograms({ requirements, what: 'A CardDAV server' });
}
