/** How much a run may change or delete without approval. A run that exceeds both limits is stopped. */
export interface MassChangeLimits {
  /** Of the records in the log. */
  readonly percent: number;
  /** An absolute number of records. */
  readonly moreThan: number;
}

/** The differences between a listing of one stream and the log. */
export interface Differences {
  readonly stream: string;
  /** The number of records in the log. */
  readonly known: number;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** The number of records of a complete listing; null for an incremental one, and for a stream that does not exist any more. */
  readonly listed: number | null;
  /** Whether records may look changed because the way in which they are read has changed. */
  readonly reread: boolean;
}

export type ApprovalReason = 'MASS_CHANGE' | 'MASS_DELETION' | 'EMPTY_LISTING' | 'SHORT_LISTING';

/** Smaller listings shrink by half in normal use. */
const SHORTEST_TO_HALVE = 10;

/**
 * Why a run needs approval before any of it is sent; undefined if it needs none. Additions never need approval.
 *
 * | one stream, or all streams together | reason |
 * |---|---|
 * | deletes more than `moreThan` and more than `percent` of the known records | MASS_DELETION |
 * | changes as many, and not because they are read differently | MASS_CHANGE |
 * | lists nothing, and something would be deleted | EMPTY_LISTING |
 * | lists less than half of ten or more, and something would be deleted | SHORT_LISTING |
 */
export function massChangeGuard(streams: readonly Differences[], limits: MassChangeLimits): ApprovalReason | undefined {
  const reasons = [...streams, together(streams)].flatMap((differences) => reasonOf(differences, limits) ?? []);
  return reasons[0];
}

function reasonOf(differences: Differences, { percent, moreThan }: MassChangeLimits): ApprovalReason | undefined {
  const { known, changed, deleted, listed, reread } = differences;
  const isMuch = (count: number) => count > moreThan && count * 100 > known * percent;
  if (listed === 0 && deleted > 0) return 'EMPTY_LISTING';
  if (listed !== null && deleted > 0 && known >= SHORTEST_TO_HALVE && listed * 2 < known) return 'SHORT_LISTING';
  if (isMuch(deleted)) return 'MASS_DELETION';
  return isMuch(changed) && !reread ? 'MASS_CHANGE' : undefined;
}

function together(streams: readonly Differences[]): Differences {
  const sum = (count: (differences: Differences) => number) => streams.reduce((all, one) => all + count(one), 0);
  return {
    stream: 'all',
    known: sum(({ known }) => known),
    added: sum(({ added }) => added),
    changed: sum(({ changed, reread }) => (reread ? 0 : changed)),
    deleted: sum(({ deleted }) => deleted),
    listed: null,
    reread: false,
  };
}
