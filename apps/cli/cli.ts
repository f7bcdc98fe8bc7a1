import { ConfigError, exitCodeFor, exitCodes, safeError } from '#service-kit/program';
import { type Command, CommandFailed, readArguments, UsageError } from './command.js';
import { apiKeyCommands } from './commands/api-keys.js';
import { deadLetterCommands } from './commands/dead-letters.js';
import { rebuild } from './commands/rebuild.js';
import { setup } from './commands/setup.js';
import { vaultCommands } from './commands/vault.js';

/** Commands import large libraries when they run: the command line answers within a second. */
const commands: readonly Command[] = [setup, ...apiKeyCommands, ...deadLetterCommands, ...vaultCommands, rebuild];

/** EX_USAGE of sysexits(3). */
const USAGE = 64;

export interface Outcome {
  readonly exitCode: number;
  /** For stdout: what was asked for. */
  readonly output: readonly string[];
  /** For stderr. */
  readonly complaints: readonly string[];
}

/** Runs one command. Never throws: whatever goes wrong becomes a sentence and an exit code. */
export async function runCli(args: readonly string[]): Promise<Outcome> {
  const command = commands.find(({ words }) => words.split(' ').every((word, index) => word === args[index]));
  if (!command) {
    const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help';
    const complaint = asked ? [] : [`There is no command "${args.slice(0, 2).join(' ')}".`];
    return {
      exitCode: asked && args.length > 0 ? exitCodes.done : USAGE,
      output: [],
      complaints: [...complaint, usage()],
    };
  }
  try {
    const output = await command.run(readArguments(command, args.slice(command.words.split(' ').length)));
    return { exitCode: exitCodes.done, output, complaints: [] };
  } catch (error) {
    return { output: [], ...failure(command, error) };
  }
}

function failure(command: Command, error: unknown): Omit<Outcome, 'output'> {
  if (error instanceof UsageError) {
    return { exitCode: USAGE, complaints: [error.message, `Usage: kith ${command.words} ${command.usage}`] };
  }
  if (error instanceof ConfigError) return { exitCode: exitCodes.configuration, complaints: error.sentences };
  if (error instanceof CommandFailed) return { exitCode: exitCodes.failed, complaints: [error.message] };
  const exitCode = exitCodeFor(error);
  if (exitCode === exitCodes.configuration) return { exitCode, complaints: [safeError(error).message] };
  const reason = exitCode === exitCodes.temporary ? 'a server cannot be reached' : 'it went wrong';
  return {
    exitCode,
    complaints: [`kith ${command.words}: ${reason}: ${safeError(error).message || 'no more is known'}.`],
  };
}

function usage(): string {
  return ['Usage:', ...commands.map(({ words, usage }) => `  kith ${words} ${usage}`)].join('\n');
}
