import { MOST_BEARERS, type SolverIdentity } from '#domain';
import type { Tx } from '#store';
import type { Change } from './changes.js';
import { type KnownIdentifier, loadIdentifiers } from './identifiers.table.js';
import { type KnownIdentity, loadIdentities, loadTheirPersons } from './identities.table.js';

/** Everything that decides to whom the identities of a batch belong. */
export interface Component {
  /** Members of every touched person, as they are stored. */
  readonly members: ReadonlyMap<string, KnownIdentity>;
  /** What the solver is given: members and the batch's own, as they will be, and further bearers as witnesses. */
  readonly solver: ReadonlyMap<string, SolverIdentity>;
  /** What they bear, and what the batch took from them. */
  readonly identifiers: readonly KnownIdentifier[];
}

/** Loads the persons that a batch touches, with four statements whatever the batch. Call it under the persons' lock. */
export async function loadComponent(
  tx: Tx,
  changes: readonly Change[],
  touched: readonly KnownIdentifier[],
): Promise<Component> {
  const changed = new Map(changes.map((change) => [change.identityId, change]));
  const neighbours = touched.filter(({ bearers }) => isTelling(bearers, changed)).flatMap(({ bearers }) => bearers);
  const roots = [...new Set([...changed.keys(), ...neighbours])];
  const members = new Map((await loadTheirPersons(tx, roots)).map((member) => [member.identityId, member]));

  const solver = new Map<string, SolverIdentity>(members);
  for (const change of changes) solver.set(change.identityId, change);
  const concerned = new Set(touched.map(({ identifierId }) => identifierId));
  for (const change of changes) for (const id of change.identifiers.keys()) concerned.add(id);
  for (const member of members.values()) for (const id of member.identifiers) concerned.add(id);
  const identifiers = await loadIdentifiers(tx, [...concerned]);

  const witnesses = identifiers
    .filter(({ bearers }) => bearers.length <= MOST_BEARERS)
    .flatMap(({ bearers }) => bearers.filter((id) => !solver.has(id)));
  for (const witness of await loadIdentities(tx, [...new Set(witnesses)])) solver.set(witness.identityId, witness);
  return { members, solver, identifiers };
}

/** An identifier that was borne by too many before the batch links nobody, and linked nobody before. */
function isTelling(bearers: readonly string[], changed: ReadonlyMap<string, Change>): boolean {
  return bearers.filter((id) => !changed.has(id)).length <= MOST_BEARERS;
}
