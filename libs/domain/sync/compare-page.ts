import type { Counts } from './counts.js';
import type { GoneRecord, PresentRecord, RecordKind, SourceRecord } from './source-record.js';

/** The version of a record in the log, as far as it is known. */
export interface KnownVersion {
  readonly kind: RecordKind;
  readonly externalId: string;
  /** The stream that listed it last, and its locator there. */
  readonly stream: string;
  readonly locator: string;
  /** Counts the changes that were sent: A, B and A again are three versions. */
  readonly revision: number;
  /** null: the run ended while a change was being sent, so it is unknown whether the log has it. */
  readonly contentHash: string | null;
  readonly deleted: boolean;
  /** Defined by the connector; null without one, and for deleted records. */
  readonly tag: string | null;
}

/** A version that is sent. Its content is known. */
export type SentVersion = KnownVersion & { readonly contentHash: string };

/** The content hash of a deleted record. */
export const DELETED = 'deleted';

/** A change to be sent to the log. */
export interface Change {
  /** Whether the log has the record, as far as it is known. */
  readonly existed: boolean;
  readonly after: SentVersion;
  readonly aliases: readonly string[];
  readonly payload: string;
}

export interface PageComparison {
  readonly changes: readonly Change[];
  /** Records whose content is unchanged. Their locator, stream or tag may be new. */
  readonly unchanged: readonly KnownVersion[];
  /** Without groups. */
  readonly counts: Counts;
}

/** The listing that a page belongs to. */
export interface PageOrigin {
  readonly stream: string;
  /** Whether it is a complete listing. */
  readonly complete: boolean;
}

type Outcome = { readonly change: Change } | { readonly unchanged: KnownVersion } | { readonly unknown: true };

/**
 * Compares a page with the versions in the log.
 *
 * - If a page contains a record twice, the later one counts.
 * - A deletion of a record that was never sent, or that another stream has by now, is ignored.
 * - A locator has one record. In an incremental listing, the record that had the locator before is deleted; a complete listing
 *   finds that by absence.
 */
export function comparePage(
  records: readonly SourceRecord[],
  known: readonly KnownVersion[],
  origin: PageOrigin,
): PageComparison {
  const here = known.filter(({ stream }) => stream === origin.stream);
  const byKey = new Map(known.map((version) => [keyOf(version), version]));
  const outcomes = new Map<string, Outcome>();
  for (const record of records) {
    if (record.present) outcomes.set(keyOf(record), compare(record, byKey.get(keyOf(record)), origin.stream));
    else outcomes.set(...remove(record, here));
  }
  if (!origin.complete) {
    for (const version of displaced(records, here)) {
      if (!outcomes.has(keyOf(version))) outcomes.set(keyOf(version), { change: deletionOf(version) });
    }
  }
  const found = [...outcomes.values()];
  const changes = found.flatMap((outcome) => ('change' in outcome ? [outcome.change] : []));
  const unchanged = found.flatMap((outcome) => ('unchanged' in outcome ? [outcome.unchanged] : []));
  return { changes, unchanged, counts: countsOf(records, changes, here) };
}

/** Identifies a record within its account. */
export function keyOf({ kind, externalId }: { readonly kind: RecordKind; readonly externalId: string }): string {
  return `${kind}/${externalId}`;
}

/** The deletion of a record that the log has. */
export function deletionOf(before: KnownVersion, given: Pick<Change, 'aliases' | 'payload'> = NOTHING_GIVEN): Change {
  const after = { ...before, contentHash: DELETED, deleted: true, tag: null, revision: before.revision + 1 };
  return { existed: !before.deleted, after, aliases: given.aliases, payload: given.payload };
}

const NOTHING_GIVEN = { aliases: [], payload: '{}' };

function compare(record: PresentRecord, before: KnownVersion | undefined, stream: string): Outcome {
  const { kind, externalId, locator, contentHash, aliases, payload, tag = null } = record;
  if (before?.contentHash === contentHash) return { unchanged: { ...before, stream, locator, tag } };
  const revision = (before?.revision ?? 0) + 1;
  const after = { kind, externalId, stream, locator, contentHash, deleted: false, revision, tag };
  return { change: { existed: before !== undefined && !before.deleted, after, aliases, payload } };
}

function remove(record: GoneRecord, here: readonly KnownVersion[]): [string, Outcome] {
  const before = knownOf(record, here);
  if (!before) return [`?/${record.externalId ?? record.locator}`, { unknown: true }];
  const outcome = before.contentHash === DELETED ? { unknown: true as const } : { change: deletionOf(before, record) };
  return [keyOf(before), outcome];
}

function knownOf({ externalId, locator }: GoneRecord, here: readonly KnownVersion[]): KnownVersion | undefined {
  const named = here.filter((version) => {
    return externalId === undefined ? version.locator === locator : version.externalId === externalId;
  });
  return named.find(({ deleted }) => !deleted) ?? named[0];
}

function displaced(records: readonly SourceRecord[], here: readonly KnownVersion[]): KnownVersion[] {
  const taken = new Map(records.flatMap((record) => (record.present ? [[record.locator, keyOf(record)]] : [])));
  return here.filter((version) => {
    const by = taken.get(version.locator);
    return by !== undefined && by !== keyOf(version) && version.contentHash !== DELETED;
  });
}

function countsOf(records: readonly SourceRecord[], changes: readonly Change[], here: readonly KnownVersion[]): Counts {
  const isGroup = (record: SourceRecord) => (record.present ? record : knownOf(record, here))?.kind === 'group';
  const fetched = records.filter((record) => !isGroup(record)).length;
  const sent = changes.filter(({ after }) => after.kind !== 'group');
  const deleted = sent.filter(({ after }) => after.deleted).length;
  return { fetched, stored: sent.length - deleted, skipped: Math.max(0, fetched - sent.length), deleted };
}
