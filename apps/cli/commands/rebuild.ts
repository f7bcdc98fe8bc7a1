import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Command, CommandFailed } from '../command.js';

/** The programs that rebuild a read model, by the name that an operator gives it. Each belongs to the service that folds it. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([['crm', '../../crm-projector/rebuild/rebuild.main.js']]);

export const rebuild: Command = {
  words: 'rebuild',
  usage: `${[...PROGRAMS.keys()].join('|')}   fold a read model anew from the log, beside the live one, and swap the two`,
  operands: 1,
  run: async ({ operands: [name = ''] }) => {
    const program = PROGRAMS.get(name);
    if (!program)
      throw new CommandFailed(`There is no read model "${name}"; known are: ${[...PROGRAMS.keys()].join(', ')}.`);
    const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], { stdio: 'inherit' });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new CommandFailed('It was not rebuilt. The live read model is as it was.');
    return [];
  },
};
