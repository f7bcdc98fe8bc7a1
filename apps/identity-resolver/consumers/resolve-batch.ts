import { changesOf, type KnownIdentity } from '#domain';
import type { BatchContext } from '#event-log';
import { loadIdentities } from '#identity-store';
import { assignPersons } from '../assign/assign-persons.js';
import { NOTHING_CHANGED } from '../assign/resolution.js';
import { findCandidates } from '../candidates/find-candidates.js';
import { emitResolution } from '../emit/emit-resolution.js';
import { indexChanges } from '../inverted-index/index-changes.js';
import { judgementsOfExportedCards } from '../observe/exported-cards.js';
import type { LoggedChange, LoggedObservation } from '../observe/observe.js';
import { lockPersons, takeRevisions } from '../tables/identities.table.js';
import { storeJudgements } from '../tables/judgements.table.js';
import { storePictures } from '../tables/pictures.table.js';
import { storeChanges } from '../write/store-changes.js';

/**
 * Resolves a batch of observations: indexes what they hold, solves the components that they concern anew and emits what changed.
 * The number of statements does not depend on the size of the batch.
 */
export async function resolveBatch(context: BatchContext, observations: readonly LoggedObservation[]): Promise<void> {
  const { tx } = context;
  const ids = [...new Set(observations.map(({ identityId }) => identityId))];
  let changes = changesOf(observations, byId(await loadIdentities(tx, ids)));
  if (changes.length === 0) return;

  await storePictures(
    tx,
    observations.flatMap(({ pictures }) => pictures),
  );
  const indexed = await indexChanges(tx, changes);
  await lockPersons(tx);
  // Before it had the lock, another transaction may have moved them to other persons.
  const existing = changes.filter(({ before }) => before).map(({ identityId }) => identityId);
  if (existing.length > 0) changes = changesOf(observations, byId(await loadIdentities(tx, existing)));
  await storeJudgements(tx, judgementsOfExportedCards(changes));
  const scope = await findCandidates(tx, changes, indexed);
  const isAlone = scope.changes.length === 0 && scope.roots.length === 0;
  const resolution = isAlone ? NOTHING_CHANGED : await assignPersons(tx, scope);
  const revisions = await takeRevisions(tx, Math.max(1, ...changes.map(({ steps }) => steps.length)));
  const moment = { revisions, occurredAt: lastObservedAt(changes) };
  // Events are encoded while Postgres writes.
  await Promise.all([storeChanges(tx, changes, resolution), emitResolution(context, { changes, resolution, moment })]);
}

function byId(identities: readonly KnownIdentity[]): Map<string, KnownIdentity> {
  return new Map(identities.map((identity) => [identity.identityId, identity]));
}

function lastObservedAt(changes: readonly LoggedChange[]): number {
  return Math.max(...changes.flatMap(({ steps }) => steps.map(({ observation }) => observation.raw.observedAt)));
}
