import { parseArgs } from 'node:util';

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** The arguments after a command's words. */
export interface Given {
  /** Options that take a value, by name. */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
  /** As many as the command asks for. */
  readonly operands: readonly string[];
}

export interface Command {
  /** The words that call it, e.g. `api-key create`. */
  readonly words: string;
  /** What comes after the words, and what it does; shown as help. */
  readonly usage: string;
  readonly options?: Options;
  readonly operands?: number;
  /** Returns the lines to print. */
  run(given: Given): Promise<readonly string[]>;
}

/** Wrong usage: a sentence for the caller. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command cannot be carried out: a sentence for the caller. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** @throws UsageError */
export function readArguments(command: Command, args: readonly string[]): Given {
  const { values, positionals } = parsed(command, args);
  const wanted = command.operands ?? 0;
  if (positionals.length !== wanted)
    throw new UsageError(`${command.words} takes ${wanted || 'no'} argument${wanted === 1 ? '' : 's'}`);
  const entries = Object.entries(values);
  return {
    values: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
    operands: positionals,
  };
}

function parsed(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: command.options ?? {}, allowPositionals: true, strict: true });
  } catch (error) {
    // The message of parseArgs is a sentence for the caller.
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}
