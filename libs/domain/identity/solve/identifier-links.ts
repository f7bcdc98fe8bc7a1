import { compareNames, type PersonName } from '../names/index.js';

/** An identity as the solver sees it. */
export interface SolverIdentity {
  readonly identityId: string;
  /** Unix milliseconds. */
  readonly firstObservedAt: number;
  readonly name: PersonName;
}

/** An identifier (an e-mail address, a phone number) and everyone who bears it. */
export interface SolverIdentifier {
  readonly identifierId: string;
  readonly kind: string;
  readonly bearers: readonly string[];
}

/** Borne by more than this, an identifier is a switchboard or a mailing list and links nobody. */
export const MOST_BEARERS = 50;

export interface IdentifierLinks {
  /** Groups of identities that the identifier makes one person; each has at least two. */
  readonly groups: readonly (readonly string[])[];
  /** Its bearers have names that cannot be one person's: it identifies nobody any more. */
  readonly shared: boolean;
}

/**
 * What one identifier links, as a function of the set of its bearers alone. As long as no two of them have names that
 * contradict each other it makes them all one person; otherwise it is shared (a household's landline, an office's mailbox)
 * and only bearers of the very same name stay together. Bearers that are not among `known` count, and are left out.
 */
export function identifierLinks(
  { bearers }: SolverIdentifier,
  known: ReadonlyMap<string, SolverIdentity>,
): IdentifierLinks {
  if (bearers.length > MOST_BEARERS) return { groups: [], shared: true };
  const sorted = [...bearers].sort().flatMap((id) => known.get(id) ?? []);
  if (!anyConflict(sorted))
    return { groups: sorted.length > 1 ? [sorted.map(({ identityId }) => identityId)] : [], shared: false };
  const groups: SolverIdentity[][] = [];
  for (const bearer of sorted) {
    const group = groups.find(([first]) => first && compareNames(first.name, bearer.name) === 'exact');
    if (group) group.push(bearer);
    else groups.push([bearer]);
  }
  return {
    groups: groups.filter(({ length }) => length > 1).map((group) => group.map(({ identityId }) => identityId)),
    shared: true,
  };
}

function anyConflict(bearers: readonly SolverIdentity[]): boolean {
  return bearers.some((a, i) =>
    bearers.slice(i + 1).some((b) => {
      const match = compareNames(a.name, b.name);
      return match === 'conflict' || match === 'generation';
    }),
  );
}
