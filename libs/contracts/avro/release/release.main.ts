import { release } from './release.js';

const written = release('libs/contracts');
console.log(written.length > 0 ? written.join('\n') : 'No schema changed since its newest release.');
