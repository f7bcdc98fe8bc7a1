import type { GoneRecord, PresentRecord, SourceRecord } from '../source/ports.js';
import type { Counts } from './counts.js';

/** What the log has of a record, as far as is known here. */
export interface KnownVersion {
  readonly externalId: string;
  readonly locator: string;
  /** Counts the changes sent: A, B and A again are three versions. */
  readonly revision: number;
  /** null: a change was about to be sent when the run ended, so the log may have it or not. */
  readonly contentHash: string | null;
  readonly deleted: boolean;
}

/** The content hash of a deleted record. */
export const DELETED = 'deleted';

/** A change that the log must get. */
export interface Change {
  readonly before: KnownVersion | undefined;
  readonly after: KnownVersion;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly payload: string;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Listed as the log has them; only the locator may be new. */
  readonly unchanged: readonly KnownVersion[];
  readonly counts: Counts;
}

/**
 * Which records of a page differ from what the log has. A page that names a record twice counts with the later one.
 * A deletion of what was never sent is nothing to tell.
 */
export function comparePage(records: readonly SourceRecord[], known: readonly KnownVersion[]): Comparison {
  const byId = new Map(known.map((version) => [version.externalId, version]));
  const byLocator = new Map(known.map((version) => [version.locator, version]));
  const outcomes = new Map<string, Change | KnownVersion | undefined>();
  for (const record of records) {
    const before = byId.get(record.externalId ?? '') ?? (record.present ? undefined : byLocator.get(record.locator));
    const key = before?.externalId ?? record.externalId ?? record.locator;
    outcomes.set(key, record.present ? compare(record, before) : remove(record, before));
  }
  const found = [...outcomes.values()];
  const changes = found.filter((outcome) => outcome !== undefined && 'after' in outcome);
  const unchanged = found.filter((outcome) => outcome !== undefined && 'revision' in outcome);
  const deleted = changes.filter(({ after }) => after.deleted).length;
  return {
    changes,
    unchanged,
    counts: {
      fetched: records.length,
      stored: changes.length - deleted,
      skipped: records.length - changes.length,
      deleted,
    },
  };
}

function compare(record: PresentRecord, before: KnownVersion | undefined): Change | KnownVersion {
  const { externalId, locator, contentHash, kind, aliases, payload } = record;
  if (before?.contentHash === contentHash) return { ...before, locator };
  const after = { externalId, locator, contentHash, deleted: false, revision: (before?.revision ?? 0) + 1 };
  return { before, after, kind, aliases, payload };
}

function remove(record: GoneRecord, before: KnownVersion | undefined): Change | undefined {
  return before === undefined || before.contentHash === DELETED ? undefined : deletionOf(before, record);
}

/** The deletion of a record that the log has. */
export function deletionOf(before: KnownVersion, told: Pick<Change, 'kind' | 'aliases' | 'payload'>): Change {
  const { kind, aliases, payload } = told;
  const after = { ...before, contentHash: DELETED, deleted: true, revision: before.revision + 1 };
  return { before, after, kind, aliases, payload };
}
