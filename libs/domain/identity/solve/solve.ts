import { DisjointSets } from './disjoint-sets.js';
import { identifierLinks, type SolverIdentifier, type SolverIdentity } from './identifier-links.js';

export interface Placement {
  /** The id of the identity that was observed first in the person. */
  readonly personId: string;
  /** The kind of an identifier that holds the identity there; null when it stands alone. */
  readonly by: string | null;
}

export interface Solution {
  readonly placements: ReadonlyMap<string, Placement>;
  /** By identifier id, for every identifier given. */
  readonly shared: ReadonlyMap<string, boolean>;
}

/**
 * Parts identities into persons. The result depends on the sets given and not on their order: a person is a connected
 * component of what the identifiers link, and is named after its identity that was observed first (the smaller id when
 * two were observed at once). Bearers that are not among `identities` are left out; give all of an identifier that may link.
 */
export function solve(identities: Iterable<SolverIdentity>, identifiers: Iterable<SolverIdentifier>): Solution {
  const known = new Map<string, SolverIdentity>();
  for (const identity of identities) known.set(identity.identityId, identity);
  const sets = new DisjointSets();
  const linkedBy = new Map<string, string>();
  const shared = new Map<string, boolean>();
  for (const identifier of [...identifiers].sort(byId)) {
    const { identifierId, kind } = identifier;
    const links = identifierLinks(identifier, known);
    shared.set(identifierId, links.shared);
    for (const group of links.groups) {
      for (const id of group) {
        sets.union(id, group[0] ?? id);
        linkedBy.set(id, smaller(linkedBy.get(id), kind));
      }
    }
  }
  return { placements: place(known, sets, linkedBy), shared };
}

function place(
  known: ReadonlyMap<string, SolverIdentity>,
  sets: DisjointSets,
  linkedBy: ReadonlyMap<string, string>,
): Map<string, Placement> {
  const first = new Map<string, SolverIdentity>();
  for (const identity of known.values()) {
    const root = sets.find(identity.identityId);
    const other = first.get(root);
    if (!other || isEarlier(identity, other)) first.set(root, identity);
  }
  const placements = new Map<string, Placement>();
  for (const id of known.keys()) {
    placements.set(id, { personId: first.get(sets.find(id))?.identityId ?? id, by: linkedBy.get(id) ?? null });
  }
  return placements;
}

function isEarlier(a: SolverIdentity, b: SolverIdentity): boolean {
  return (
    a.firstObservedAt < b.firstObservedAt || (a.firstObservedAt === b.firstObservedAt && a.identityId < b.identityId)
  );
}

const byId = (a: SolverIdentifier, b: SolverIdentifier): number => (a.identifierId < b.identifierId ? -1 : 1);
const smaller = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a);
