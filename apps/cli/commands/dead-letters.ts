import { type DeadLetterSummary, listDeadLetters, requestSettlement, showDeadLetter } from '#event-log/dead-letters';
import { type Command, CommandFailed, UsageError } from '../command.js';
import { withDatabase } from '../environment.js';

const PAGE = 50;

const list: Command = {
  words: 'dead-letters list',
  usage: `[--consumer <name>] [--after <id>]   open dead letters, oldest first, ${PAGE} at a time, without contents`,
  options: { consumer: { type: 'string' }, after: { type: 'string' } },
  run: async ({ values: { consumer = null, after = '0' } }) => {
    const page = { consumer, after: parseId(after), limit: PAGE };
    const letters = await withDatabase((database) => listDeadLetters(database, page));
    if (letters.length === 0) return ['There are no dead letters.'];
    const last = letters.length === PAGE ? letters.at(-1) : undefined;
    return [...letters.map(line), ...(last ? [`There may be more: --after ${last.id}`] : [])];
  },
};

const show: Command = {
  words: 'dead-letters show',
  usage: '<id> [--bytes]   one dead letter; with --bytes also its contents as stored, in base64',
  options: { bytes: { type: 'boolean' } },
  operands: 1,
  run: async ({ operands: [id = ''], flags }) => {
    const wanted = parseId(id);
    const letter = await withDatabase((database) => showDeadLetter(database, wanted));
    if (!letter) throw new CommandFailed('There is no dead letter with this id.');
    const { headers, value, ...summary } = letter;
    const fields = { ...summary, headers: JSON.stringify(headers), bytes: value?.length ?? 'none' };
    const lines = Object.entries(fields).map(([name, field]) => `${name}: ${display(field)}`);
    return flags.has('bytes') && value ? [...lines, value.toString('base64')] : lines;
  },
};

function settle(action: 'replay' | 'discard', effect: string): Command {
  return {
    words: `dead-letters ${action}`,
    usage: `<id> [--by <name>]   ${effect}, then process the messages blocked behind it`,
    options: { by: { type: 'string' } },
    operands: 1,
    run: async ({ operands: [id = ''], values: { by = 'cli' } }) => {
      const request = { id: parseId(id), action, by: by.slice(0, 200) };
      switch (await withDatabase((database) => requestSettlement(database, request))) {
        case 'requested':
          return [`Requested: ${action}. The consumer carries it out within seconds, or when it runs again.`];
        case 'discarded':
          return ['Discarded. The record becomes a dead letter again only if its content changes.'];
        case 'not-open':
          throw new CommandFailed('There is no open dead letter with this id. Blocked ones follow their dead letter.');
        case 'not-replayable':
          throw new CommandFailed(
            'This record was never in the log, so there is nothing to replay: correct it at its source and sync the account, or discard the dead letter.',
          );
      }
    },
  };
}

export const deadLetterCommands: readonly Command[] = [
  list,
  show,
  settle('replay', 'have its consumer process it again'),
  settle('discard', 'skip it'),
];

function line(letter: DeadLetterSummary): string {
  const { id, state, code, consumer, topic, partition, offset, firstSeen, message } = letter;
  const position = offset === null ? `${topic} (not in the log)` : `${topic}/${partition}@${offset}`;
  return [id, state, code, consumer, position, display(firstSeen), message].join('  ');
}

function display(field: unknown): string {
  return field instanceof Date ? field.toISOString() : String(field ?? '-');
}

function parseId(text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw new UsageError('The id of a dead letter is a number: see dead-letters list');
  return text;
}
