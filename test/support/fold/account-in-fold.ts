import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Contact,
  contactBytes,
  type Message,
  makeContentHash,
  type RawContactMessage,
  type RawGroupMessage,
} from '#contracts';
import { canonicalContact } from '#domain';
import { FaultPoints, type SyncHarness } from '../../../libs/connector-kit/testing/contract/index.js';
import type { FoldHarness } from './fold-harness.js';

/** One sync among the steps of a property test. */
export interface SyncStep {
  readonly do: 'sync';
  readonly mode: 'FULL' | 'INCREMENTAL';
  /** The process ends at this step, and another one takes over; 0: at none. */
  readonly crashAt: number;
  /** If it awaits approval. */
  readonly decision: 'approve' | 'reject' | 'leave';
}

const MAX_ATTEMPTS = 5;

/** `lastCrash`: about how many steps a sync has. */
export function syncSteps(lastCrash: number): fc.Arbitrary<SyncStep> {
  return fc.record({
    do: fc.constant('sync' as const),
    mode: fc.constantFrom('FULL' as const, 'INCREMENTAL' as const),
    crashAt: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: lastCrash })),
    decision: fc.constantFrom('approve' as const, 'reject' as const, 'leave' as const),
  });
}

/** An account whose log is folded into the read model after each of its syncs. */
export class AccountInFold {
  #appended = 0;

  constructor(
    private readonly fold: FoldHarness,
    private readonly syncs: SyncHarness,
  ) {}

  async sync({ mode, crashAt, decision }: SyncStep): Promise<void> {
    const { syncs } = this;
    const jobId = await syncs.request(mode);
    await this.#attempt(jobId, new FaultPoints(crashAt));
    await this.#finish(jobId);
    if ((await syncs.isAwaitingApproval(jobId)) && decision !== 'leave') {
      await syncs.decide(jobId, decision);
      await this.#finish(jobId);
    }
    await this.#fold();
  }

  /** External id to the hash of the canonical contact, as the read model has them. */
  async contacts(): Promise<Map<string, string>> {
    const rows = await this.fold.database.query<{ id: string; contact: Buffer }>(
      'select external_contact_id as id, contact from crm.contacts_source_links where deleted_at is null order by 1',
    );
    return new Map(rows.map(({ id, contact }) => [id, makeContentHash(contact)]));
  }

  async #finish(jobId: string): Promise<void> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS && (await this.syncs.isOpen(jobId)); attempts++)
      await this.#attempt(jobId, new FaultPoints(0));
  }

  /** A source error that remains after the retries of one attempt is left to the next attempt. */
  async #attempt(jobId: string, points: FaultPoints): Promise<void> {
    await this.syncs.crashes(jobId, points).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'SourceError')) throw error;
    });
  }

  /** Folds what was sent since the last sync into the read model. */
  async #fold(): Promise<void> {
    const fresh = this.syncs.log.sent.slice(this.#appended);
    this.#appended += fresh.length;
    this.fold.appendRecords(
      fresh.flatMap(({ key, message }) => (isContact(message) ? [{ key, message }] : [])),
      fresh.flatMap(({ key, message }) => (isGroup(message) ? [{ key, message }] : [])),
    );
    expect(await this.fold.catchUp()).toMatchObject({ deadLetters: 0 });
  }
}

/** The hash as `contacts` returns it. */
export function hashOf(contact: Contact): string {
  return makeContentHash(contactBytes(canonicalContact(contact)));
}

const isContact = (message: Message): message is RawContactMessage => message.type === 'RawContact';
const isGroup = (message: Message): message is RawGroupMessage => message.type === 'RawGroup';
