import { SingleObjectCodec, type SyncCommand, syncCommands, type TopicContract } from '#contracts';
import type { Database } from '#store';
import type { BatchHandler, Slice } from '../consumer/batch-processor.js';
import type { RawMessage } from '../dead-letters/dead-letters.js';

/** A topic for specs: kept for ever, with the messages of sync.commands. */
export const ledger: TopicContract<SyncCommand> = { ...syncCommands, name: 'ledger', partitions: 1, retentionMs: -1 };

export const codec = new SingleObjectCodec();

/** What the handler does with an entry. `refuse` rejects it; `poison`, `bug` and `outage` throw. */
export type Word = 'write' | 'refuse' | 'poison' | 'bug' | 'outage';

export function entry(key: string, number: number, word: Word = 'write'): SyncCommand {
  return {
    type: 'SyncCancelled',
    value: { jobId: `job ${number}`, accountId: key, provider: word, requestedAt: number },
  };
}

/** A message as it is consumed; bytes and null are taken as given. */
export function arrived(offset: number, key: string | null, content: SyncCommand | Buffer | null): RawMessage {
  const value =
    content === null || Buffer.isBuffer(content) ? content : Buffer.from(codec.encode(ledger, content).value);
  return { key, offset: BigInt(offset), value, headers: { schema: 'as sent' } };
}

/** Entries of one key whose numbers are their offsets. */
export function run(first: number, count: number, key = 'k'): RawMessage[] {
  return Array.from({ length: count }, (_, i) => arrived(first + i, key, entry(key, first + i)));
}

/** The messages as one fetched slice of partition 0. */
export function slice(messages: readonly RawMessage[], other: Partial<Slice> = {}): Slice {
  const first = messages[0]?.offset ?? 0n;
  return { topic: ledger, partition: 0, from: first, end: (messages.at(-1)?.offset ?? 0n) + 1n, messages, ...other };
}

class DataError extends Error {
  readonly code = 'UNREADABLE_ENTRY';
  readonly isDataError = true;
}

/**
 * A projection that records what was applied, how often and in which order: every entry is a new line, so that applying one
 * twice is visible. Until `mended` it does what the entries ask for.
 */
export class Book {
  mended = false;
  /** Sizes of the batches handled, including those rolled back. */
  readonly batches: number[] = [];

  constructor(private readonly database: Database) {}

  async create(): Promise<void> {
    await this.database.query(
      'create table book (line bigint generated always as identity, key text not null, number int not null)',
    );
  }

  readonly handle: BatchHandler = async (messages, context) => {
    this.batches.push(messages.length);
    const entries = messages.map((message) => ({ message, value: (message.message as SyncCommand).value }));
    for (const { message, value } of entries) {
      const word = this.mended ? 'write' : value.provider;
      if (word === 'refuse') context.reject(message, 'REFUSED', 'The handler refused it.');
      if (word === 'poison') throw new DataError('An entry could not be read.');
      if (word === 'bug') throw new TypeError('x is not a function');
      if (word === 'outage') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      const number = Number(message.message.type === 'SyncCancelled' ? requestedAt(value) : 0);
      await context.tx.execute('insert into book (key, number) values ($1, $2)', [message.key, number]);
      context.emit(ledger, message.key, entry(message.key, number));
    }
  };

  /** `key number` of every line, in the order written. */
  async lines(): Promise<string[]> {
    const rows = await this.database.query<{ text: string }>(
      "select key || ' ' || number as text from book order by line",
    );
    return rows.map(({ text }) => text);
  }

  async empty(): Promise<void> {
    this.batches.length = 0;
    this.mended = false;
    await this.database.query('truncate book, log.checkpoints, log.dead_letters, log.outbox');
  }
}

function requestedAt(value: SyncCommand['value']): number {
  return 'requestedAt' in value ? value.requestedAt : 0;
}
