import { identityEvents } from '#contracts';
import type { BatchContext } from '#event-log';
import type { Resolution } from '../assign/resolution.js';

/** If the identity that gave a person its id moved to another person, that person absorbed it. All other moves are splits. */
export function emitPersons(
  context: BatchContext,
  { assignments, members }: Resolution,
  when: { readonly revision: number; readonly occurredAt: number },
): void {
  const personAfter = (id: string): string => assignments.get(id)?.personId ?? id;
  const departed = [...members.values()].filter(({ identityId, personId }) => personAfter(identityId) !== personId);
  for (const [personId, arrivals] of Map.groupBy(departed, ({ identityId }) => personAfter(identityId))) {
    const origins = Map.groupBy(arrivals, (arrival) => arrival.personId);
    const absorbedPersonIds = [...origins.keys()].filter((origin) => personAfter(origin) === personId).sort();
    if (absorbedPersonIds.length > 0) {
      const value = { personId, absorbedPersonIds, identityIds: sortedIds(arrivals), ...when };
      context.emit(identityEvents, personId, { type: 'PersonsMerged', value });
    }
    for (const [fromPersonId, leaving] of origins) {
      if (absorbedPersonIds.includes(fromPersonId)) continue;
      const value = { personId, fromPersonId, identityIds: sortedIds(leaving), ...when };
      context.emit(identityEvents, personId, { type: 'PersonSplit', value });
    }
  }
}

function sortedIds(identities: readonly { readonly identityId: string }[]): string[] {
  return identities.map(({ identityId }) => identityId).sort();
}
