import type { LinkedContact } from '../source-contact.js';
import { type SourceActivity, sourceActivity } from './source-activity.js';
import { sourceStep } from './source-step.js';

/** A source contact moved from one person to another. */
export interface PersonMove {
  readonly identityId: string;
  readonly revision: number;
  readonly fromPersonId: string;
  readonly toPersonId: string;
}

/** What a batch of resolved contacts changes. */
export interface LinkChanges {
  /** The newest link of every identity that changed. */
  readonly links: readonly LinkedContact[];
  /** The versions that a later version replaced. */
  readonly versions: readonly LinkedContact[];
  readonly moves: readonly PersonMove[];
  /** Identities whose log is replayed, with the time from which it is. */
  readonly replayed: ReadonlyMap<string, number>;
  readonly activities: readonly SourceActivity[];
  /** Persons that gained, lost or have a changed identity. */
  readonly touched: ReadonlySet<string>;
}

/**
 * Applies resolved contacts one by one, so the result does not depend on how they were batched. A contact whose revision is not
 * greater than the known one is ignored.
 *
 * @param known the current links, by identity.
 */
export function linkChanges(
  contacts: readonly LinkedContact[],
  known: ReadonlyMap<string, LinkedContact>,
): LinkChanges {
  const links = new Map<string, LinkedContact>();
  const versions = new Map<string, LinkedContact[]>();
  const replayed = new Map<string, number>();
  const moves: PersonMove[] = [];
  const activities: SourceActivity[] = [];
  const touched = new Set<string>();
  for (const contact of contacts) {
    const { identityId, revision } = contact;
    const before = links.get(identityId) ?? known.get(identityId);
    if (before && before.revision >= revision) continue;
    const { kind, after, fields } = sourceStep(before, contact);
    const activity = sourceActivity(before, after, fields);
    if (activity) activities.push(activity);
    if (before && before.personId !== after.personId)
      moves.push({ identityId, revision, fromPersonId: before.personId, toPersonId: after.personId });
    if (before && kind === 'version') versions.set(identityId, [...(versions.get(identityId) ?? []), before]);
    if (kind === 'replayed') {
      replayed.set(identityId, Math.min(after.observedAt, replayed.get(identityId) ?? after.observedAt));
      const kept = versions.get(identityId)?.filter(({ observedAt }) => observedAt < after.observedAt);
      versions.set(identityId, kept ?? []);
    }
    if (before) touched.add(before.personId);
    touched.add(after.personId);
    links.set(identityId, after);
  }
  return { links: [...links.values()], versions: [...versions.values()].flat(), moves, replayed, activities, touched };
}
