import type { ContactResolved } from '#contracts';
import { sourceStep } from '#domain';
import { type Activity, activityOf } from './activity.js';
import type { PersonMove } from './person-moves.table.js';
import { linkOf, type SourceLink } from './source-links.table.js';

/** What the events of a batch come to for the links. */
export interface LinkChanges {
  /** The newest link of every identity that changed. */
  readonly links: readonly SourceLink[];
  /** What a later version took the place of. */
  readonly versions: readonly SourceLink[];
  readonly moves: readonly PersonMove[];
  /** Identities of which the log is told again, and from which moment on. */
  readonly retold: ReadonlyMap<string, number>;
  readonly activities: readonly Activity[];
  /** Persons that gained, lost or hold a changed identity. */
  readonly touched: ReadonlySet<string>;
}

/** Goes through the events step by step, so that the result does not depend on how they were batched. */
export function linkChanges(events: readonly ContactResolved[], known: ReadonlyMap<string, SourceLink>): LinkChanges {
  const links = new Map<string, SourceLink>();
  const versions = new Map<string, SourceLink[]>();
  const retold = new Map<string, number>();
  const moves: PersonMove[] = [];
  const activities: Activity[] = [];
  const touched = new Set<string>();
  for (const event of events) {
    const { identityId, revision } = event;
    const before = links.get(identityId) ?? known.get(identityId);
    if (before && before.revision >= revision) continue;
    const step = sourceStep(before, linkOf(event));
    const { after } = step;
    const activity = activityOf(before, after, step.fields);
    if (activity) activities.push(activity);
    if (before && before.personId !== after.personId)
      moves.push({ identityId, revision, fromPersonId: before.personId, toPersonId: after.personId });
    if (before && step.kind === 'version') versions.set(identityId, [...(versions.get(identityId) ?? []), before]);
    if (step.kind === 'retold') {
      retold.set(identityId, Math.min(after.observedAt, retold.get(identityId) ?? after.observedAt));
      const kept = versions.get(identityId)?.filter(({ observedAt }) => observedAt < after.observedAt);
      versions.set(identityId, kept ?? []);
    }
    if (before) touched.add(before.personId);
    touched.add(after.personId);
    links.set(identityId, after);
  }
  return { links: [...links.values()], versions: [...versions.values()].flat(), moves, retold, activities, touched };
}
