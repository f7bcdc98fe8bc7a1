import type { Counts } from './counts.js';
import type { GoneRecord, PresentRecord, RecordKind, SourceRecord } from './source-record.js';

/** What the log has of a record, as far as is known here. */
export interface KnownVersion {
  readonly kind: RecordKind;
  readonly externalId: string;
  /** The stream that had it last, and where. */
  readonly stream: string;
  readonly locator: string;
  /** Counts the changes sent: A, B and A again are three versions. */
  readonly revision: number;
  /** null: a change was about to be sent when the run ended, so the log may have it or not. */
  readonly contentHash: string | null;
  readonly deleted: boolean;
  /** The connector's own; null without one, and for what is deleted. */
  readonly tag: string | null;
}

/** A version that is sent, whose content is known. */
export type SentVersion = KnownVersion & { readonly contentHash: string };

/** The content hash of a deleted record. */
export const DELETED = 'deleted';

/** A change that the log must get. */
export interface Change {
  /** Whether the log has the record, as far as is known. */
  readonly existed: boolean;
  readonly after: SentVersion;
  readonly aliases: readonly string[];
  readonly payload: string;
}

export interface PageComparison {
  readonly changes: readonly Change[];
  /** Listed as the log has them; only where they lie may be new. */
  readonly unchanged: readonly KnownVersion[];
  /** Of everything but groups. */
  readonly counts: Counts;
}

/** Where a page comes from. */
export interface PageOrigin {
  readonly stream: string;
  /** Whether the page is part of a complete listing. */
  readonly complete: boolean;
}

type Outcome = { readonly change: Change } | { readonly unchanged: KnownVersion } | { readonly unknown: true };

/**
 * Which records of a page differ from what the log has. A page that names a record twice counts with the later one.
 * A deletion of what was never sent, or of what another stream has by now, is nothing to tell. A locator holds one record:
 * in an incremental listing, which tells of no absence, what lay there before is gone.
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

/** A record's key among all of its account. */
export function keyOf({ kind, externalId }: { readonly kind: RecordKind; readonly externalId: string }): string {
  return `${kind}/${externalId}`;
}

/** The deletion of a record that the log has. */
export function deletionOf(before: KnownVersion, told: Pick<Change, 'aliases' | 'payload'> = NOTHING_TOLD): Change {
  const after = { ...before, contentHash: DELETED, deleted: true, tag: null, revision: before.revision + 1 };
  return { existed: !before.deleted, after, aliases: told.aliases, payload: told.payload };
}

const NOTHING_TOLD = { aliases: [], payload: '{}' };

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
  const told = before.contentHash === DELETED ? { unknown: true as const } : { change: deletionOf(before, record) };
  return [keyOf(before), told];
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
