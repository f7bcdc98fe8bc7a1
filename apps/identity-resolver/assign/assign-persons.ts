import { candidateAfter, type KnownIdentity, type PersonsSolution, solvePersons } from '#domain';
import { loadNeighbourhood } from '#identity-store';
import type { Tx } from '#store';
import type { AssignmentScope } from '../candidates/find-candidates.js';
import type { LoggedChange } from '../observe/observe.js';
import { updateReviews } from '../reviews/update-reviews.js';
import { deleteIdentifiers } from '../tables/identifiers.table.js';
import { loadContacts, moveIdentities } from '../tables/identities.table.js';
import type { Resolution } from './resolution.js';
import { updateShared } from './shared-identifiers.js';

/** Solves all components of a scope from scratch and stores what that changes for unchanged identities. Call it under the persons' lock. */
export async function assignPersons(tx: Tx, scope: AssignmentScope): Promise<Resolution> {
  const { changes, identifiers, blocks, roots } = scope;
  const changed = new Map(changes.map((change) => [change.identityId, candidateAfter(change)]));
  const neighbourhood = await loadNeighbourhood(tx, {
    roots: [...new Set([...changed.keys(), ...roots])],
    changed,
    identifierIds: identifiers.map(({ identifierId }) => identifierId),
    blocks,
  });
  const { members, input } = neighbourhood;
  const solution = solvePersons(input);
  const unchanged = [...members.values()].filter(({ identityId }) => !changed.has(identityId));
  const moved = await moveMembers(tx, unchanged, solution);
  const nowShared = await updateShared(tx, neighbourhood.identifiers, solution.shared);
  const unheld = neighbourhood.identifiers.filter(({ holders }) => holders.length === 0);
  await deleteIdentifiers(
    tx,
    unheld.map(({ identifierId }) => identifierId),
  );
  const reviews = await updateReviews(tx, {
    solution,
    judgements: input.judgements,
    changed: new Set(changed.keys()),
    solved: new Set([...members.keys(), ...changed.keys()]),
  });
  return {
    assignments: solution.assignments,
    members,
    moved,
    movedContacts: await loadContacts(tx, idsOf(moved)),
    nowShared,
    storedContacts: await loadContacts(tx, idsOf(changes.filter(keepsContent))),
    reviews,
  };
}

/** Stores other persons and components, and returns the members that have another person now. */
async function moveMembers(
  tx: Tx,
  members: readonly KnownIdentity[],
  { assignments }: PersonsSolution,
): Promise<KnownIdentity[]> {
  const moves = members.flatMap((member) => {
    const assignment = assignments.get(member.identityId);
    return assignment && (assignment.personId !== member.personId || assignment.componentId !== member.componentId)
      ? [{ member, assignment }]
      : [];
  });
  await moveIdentities(
    tx,
    moves.map(({ member: { identityId }, assignment: { personId, componentId } }) => ({
      identityId,
      personId,
      componentId,
    })),
  );
  return moves.filter(({ member, assignment }) => assignment.personId !== member.personId).map(({ member }) => member);
}

function idsOf(identities: readonly { readonly identityId: string }[]): string[] {
  return identities.map(({ identityId }) => identityId);
}

/** The events of a deletion that comes first contain the stored content. */
const keepsContent = ({ steps }: LoggedChange): boolean => steps[0]?.contact === null;
