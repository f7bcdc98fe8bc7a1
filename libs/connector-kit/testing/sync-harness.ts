import { randomUUID } from 'node:crypto';
import type { RawContact } from '#contracts';
import { SingleObjectCodec } from '#contracts';
import type { ApprovalReason, Counts, SyncMode } from '#domain';
import { Outbox } from '#event-log';
import type { Database } from '#store';
import { Journal } from '../jobs/journal.js';
import { type Lease, Leases } from '../leases/leases.js';
import type { AccountSource, Connector } from '../ports/connector.js';
import type { SourceStream } from '../ports/source-stream.js';
import { AccountSync } from '../snapshot/account-sync.js';
import { Crash, FaultPoints, RecordedLog } from './fault-points.js';

export interface HarnessAccount {
  readonly connector: Connector;
  readonly accountId: string;
  /** The account's settings, as the API would give them. */
  readonly settings: object;
}

/** The counts of an attempt, or why its job awaits approval. */
export type Result = Counts | { readonly awaitingApproval: ApprovalReason };

export interface AttemptOptions {
  /** Where the attempt crashes. */
  readonly points?: FaultPoints;
  /** Called after each page that the run has taken. */
  readonly whileListing?: () => Promise<void>;
}

const TYPE = 'contacts';

/** Runs the jobs of one account into a log in memory, without processes, Kafka or delays. */
export class SyncHarness {
  readonly log = new RecordedLog();

  constructor(
    private readonly database: Database,
    private readonly account: HarnessAccount,
  ) {}

  async connect(): Promise<this> {
    const { accountId, connector, settings } = this.account;
    const { provider } = connector;
    const account = { accountId, provider, name: 'Ada', settings, addedAt: 0, firstPollAt: 0 };
    await this.database.transaction((tx) => this.journal().accounts.add(tx, [account]));
    return this;
  }

  async request(mode: SyncMode, externalId: string | null = null): Promise<string> {
    const { accountId } = this.account;
    const run = { jobId: randomUUID(), accountId, type: TYPE, mode, externalId, requestedAt: 0 };
    await this.database.transaction((tx) => this.journal().runs.enqueue(tx, [run], 0));
    return run.jobId;
  }

  /** One attempt at a job by a new process. The process that made the attempt before is dead. */
  async attempt(jobId: string, { points = new FaultPoints(0), whileListing }: AttemptOptions = {}): Promise<Result> {
    const journal = this.journal(points.database(this.database));
    const run = await journal.runs.claim(jobId, await this.#takeLease(), randomUUID(), 0);
    if (!run) throw new Error('The job is not open');
    const { connector } = this.account;
    const sync = new AccountSync({
      connector: whileListing ? withCallback(connector, whileListing) : connector,
      database: points.database(this.database),
      producer: points.producer(this.log),
      journal,
      now: Date.now,
      onProgress: () => {},
    });
    const account = await journal.accounts.load(run.accountId);
    const { counts, awaitingApproval } = await sync.run(run, account, new AbortController().signal);
    return awaitingApproval ? { awaitingApproval } : counts;
  }

  async sync(mode: SyncMode): Promise<Result> {
    return this.attempt(await this.request(mode));
  }

  /** Decides about a run that awaits approval. */
  async decide(jobId: string, decision: 'approve' | 'reject'): Promise<void> {
    const { runs } = this.journal();
    await this.database.transaction(async (tx) => {
      await (decision === 'approve' ? runs.approve(tx, [jobId], 0) : runs.reject(tx, [jobId], 0));
    });
  }

  /** Makes an attempt. Returns whether it crashed at the fault point. */
  async crashes(jobId: string, points: FaultPoints): Promise<boolean> {
    try {
      await this.attempt(jobId, { points });
      return false;
    } catch (error) {
      if (error instanceof Crash) return true;
      throw error;
    }
  }

  async isAwaitingApproval(jobId: string): Promise<boolean> {
    return (await this.#status(jobId)) === 'awaiting-approval';
  }

  async isOpen(jobId: string): Promise<boolean> {
    return ['pending', 'running'].includes(await this.#status(jobId));
  }

  /** Everything that was sent, in order. */
  get sent(): readonly RawContact[] {
    return this.log.sent.map(({ message }) => message.value as RawContact);
  }

  /** The last record of each id that is not deleted: what a reader of the log has. */
  get current(): readonly RawContact[] {
    const last = new Map(this.sent.map((record) => [`${record.kind}/${record.externalId}`, record]));
    return [...last.values()].filter(({ operation }) => operation !== 'DELETE');
  }

  journal(over: Database = this.database): Journal {
    const outbox = new Outbox('sync-harness', new SingleObjectCodec());
    const { provider } = this.account.connector;
    return new Journal({ provider, database: over, outbox, now: Date.now, random: Math.random });
  }

  async #takeLease(): Promise<Lease> {
    const { accountId } = this.account;
    await this.database.query('update ingest.leases set expires_at = clock_timestamp() where account_id = $1', [
      accountId,
    ]);
    const lease = await new Leases(this.database, randomUUID()).acquire({ accountId, type: TYPE });
    if (!lease) throw new Error('The lease is held');
    return lease;
  }

  async #status(jobId: string): Promise<string> {
    const rows = await this.database.query<{ status: string }>(
      'select status from ingest.sync_runs where job_id = $1',
      [jobId],
    );
    return rows[0]?.status ?? '';
  }
}

/** The same connector, which calls `callback` after each page that a run has taken. */
function withCallback(connector: Connector, callback: () => Promise<void>): Connector {
  const around = (stream: SourceStream): SourceStream => ({
    name: stream.name,
    scope: stream.scope,
    async *list(cursor, known) {
      for await (const page of stream.list(cursor, known)) {
        yield page;
        await callback();
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
