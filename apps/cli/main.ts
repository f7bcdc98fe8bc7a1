import { runCli } from './cli.js';

const { exitCode, output, complaints } = await runCli(process.argv.slice(2));
for (const line of output) console.log(line);
for (const line of complaints) console.error(line);
process.exitCode = exitCode;
