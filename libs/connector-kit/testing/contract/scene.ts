import { randomUUID } from 'node:crypto';
import type { RawContact } from '#contracts';
import { SingleObjectCodec } from '#contracts';
import type { ApprovalReason, Counts, SyncMode } from '#domain';
import { Outbox } from '#log';
import type { Database } from '#store';
import { Journal } from '../../jobs/journal.js';
import type { AccountSource, Connector, SourceStream } from '../../ports/ports.js';
import { AccountSync } from '../../snapshot/account-sync.js';
import { Crash, FaultPoints, RecordedLog } from '../fault-points.js';

export interface SceneAccount {
  readonly connector: Connector;
  readonly accountId: string;
  readonly settings: object;
}

/** What an attempt did, or why it is held. */
export type Result = Counts | { readonly held: ApprovalReason };

/** Whoever makes an attempt may say where it crashes, and what happens between two pages. */
export interface AttemptOptions {
  readonly points?: FaultPoints;
  readonly whileListing?: () => Promise<void>;
}

/** An account, and the log that attempts at its jobs bring it into, without processes, Kafka or waiting. */
export class Scene {
  readonly log = new RecordedLog();

  constructor(
    private readonly database: Database,
    private readonly account: SceneAccount,
  ) {}

  async connect(): Promise<this> {
    const { accountId, connector, settings } = this.account;
    const { provider } = connector;
    const account = { accountId, provider, name: 'Scene', settings, addedAt: 0, firstPollAt: 0 };
    await this.database.transaction((tx) => this.journal().accounts.add(tx, [account]));
    return this;
  }

  async request(mode: SyncMode, externalId: string | null = null): Promise<string> {
    const run = { jobId: randomUUID(), accountId: this.account.accountId, mode, externalId, requestedAt: 0 };
    await this.database.transaction((tx) => this.journal().runs.enqueue(tx, [run], 0));
    return run.jobId;
  }

  /** One attempt at a job, as a process would make it that ends at the given fault point. */
  async attempt(jobId: string, { points = new FaultPoints(0), whileListing }: AttemptOptions = {}): Promise<Result> {
    const journal = this.journal(points.database(this.database));
    const run = await journal.runs.claim(jobId, randomUUID(), 0);
    if (!run) throw new Error('The job is not open');
    const { connector } = this.account;
    const sync = new AccountSync({
      connector: whileListing ? interrupted(connector, whileListing) : connector,
      database: points.database(this.database),
      producer: points.producer(this.log),
      journal,
      now: Date.now,
    });
    const account = await journal.accounts.load(run.accountId);
    const { counts, held } = await sync.run(run, account, new AbortController().signal);
    return held ? { held } : counts;
  }

  async sync(mode: SyncMode): Promise<Result> {
    return this.attempt(await this.request(mode));
  }

  /** As somebody decides who looked at a run that is held. */
  async decide(jobId: string, decision: 'apply' | 'discard'): Promise<void> {
    const { runs } = this.journal();
    await this.database.transaction(async (tx) => {
      await (decision === 'apply' ? runs.apply(tx, [jobId], 0) : runs.discard(tx, [jobId], 0));
    });
  }

  /** Whether the process ended at the fault point: false when it got through. */
  async crashes(jobId: string, points: FaultPoints): Promise<boolean> {
    try {
      await this.attempt(jobId, { points });
      return false;
    } catch (error) {
      if (error instanceof Crash) return true;
      throw error;
    }
  }

  /** Whether the job waits for a decision. */
  async isHeld(jobId: string): Promise<boolean> {
    return (await this.#status(jobId)) === 'awaiting-approval';
  }

  /** Whether the job still waits for its end. */
  async isOpen(jobId: string): Promise<boolean> {
    return ['pending', 'running'].includes(await this.#status(jobId));
  }

  async #status(jobId: string): Promise<string> {
    const rows = await this.database.query<{ status: string }>(
      'select status from ingest.sync_runs where job_id = $1',
      [jobId],
    );
    return rows[0]?.status ?? '';
  }

  /** Everything that was sent, in order. */
  get sent(): readonly RawContact[] {
    return this.log.sent.map(({ message }) => message.value as RawContact);
  }

  /** What a reader of the log believes is there: the last record of each id. */
  get believed(): readonly RawContact[] {
    const last = new Map(this.sent.map((record) => [`${record.kind}/${record.externalId}`, record]));
    return [...last.values()].filter(({ operation }) => operation !== 'DELETE');
  }

  journal(over: Database = this.database): Journal {
    const outbox = new Outbox('scene', new SingleObjectCodec());
    const { provider } = this.account.connector;
    return new Journal({ provider, database: over, outbox, now: Date.now, random: Math.random });
  }
}

/** The same connector, with something that happens after each page that a run has taken. */
function interrupted(connector: Connector, between: () => Promise<void>): Connector {
  const around = (stream: SourceStream): SourceStream => ({
    name: stream.name,
    scope: stream.scope,
    async *list(cursor, known) {
      for await (const page of stream.list(cursor, known)) {
        yield page;
        await between();
      }
    },
  });
  return {
    provider: connector.provider,
    async open(account, signal): Promise<AccountSource> {
      const source = await connector.open(account, signal);
      const streams = async () => {
        const set = await source.streams();
        return { ...set, streams: set.streams.map(around) };
      };
      return { ...source, streams };
    },
  };
}
