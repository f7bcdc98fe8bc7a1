/** How much a run may change or delete by itself. */
export interface MassChangeLimits {
  /** Of what the log has, in percent. */
  readonly percent: number;
  /** So many never stop a run. */
  readonly moreThan: number;
}

/** What a run would do with one stream. */
export interface Differences {
  readonly stream: string;
  /** What the log has of the stream. */
  readonly known: number;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** What a complete listing named; null when the listing was not complete, or the stream is gone as a whole. */
  readonly listed: number | null;
  /** Whether records look changed because we read them otherwise than before. */
  readonly reread: boolean;
}

export type ApprovalReason = 'MASS_CHANGE' | 'MASS_DELETION' | 'EMPTY_LISTING' | 'SHORT_LISTING';

/** Listings of fewer records shrink to half in everyday life. */
const SHORTEST_TO_HALVE = 10;

/**
 * Why the run must be looked at before any of it enters the log; undefined when it may go on. Additions never stop a run.
 *
 * | one stream, or all together | then |
 * |---|---|
 * | deletes more than `moreThan` and more than `percent` of what is known | MASS_DELETION |
 * | changes as much, and not because we read records anew | MASS_CHANGE |
 * | lists nothing at all, and something is gone | EMPTY_LISTING |
 * | lists less than half of ten or more, and something is gone | SHORT_LISTING |
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
