import { type Placement, solve } from '#domain';
import type { BatchContext } from '#log';
import type { Tx } from '#store';
import { type Change, changesOf } from './changes.js';
import { type Component, loadComponent } from './component.js';
import {
  type Claim,
  claimIdentifiers,
  type KnownIdentifier,
  loadShared,
  lockIdentifiers,
  markShared,
  markUnshared,
  releaseIdentifiers,
} from './identifiers.table.js';
import {
  type KnownIdentity,
  loadContacts,
  loadIdentities,
  lockPersons,
  moveIdentities,
  type StoredIdentity,
  storeIdentities,
  takeRevisions,
} from './identities.table.js';
import type { Observation } from './observation.js';
import { emitResolution, type Resolution } from './resolution-events.js';

/**
 * Places a batch of observations: claims their identifiers, re-solves the persons they touch and emits what changed.
 * The number of statements does not depend on the size of the batch.
 */
export async function resolveBatch(context: BatchContext, observations: readonly Observation[]): Promise<void> {
  const { tx } = context;
  const ids = [...new Set(observations.map(({ identityId }) => identityId))];
  let known = byId(await loadIdentities(tx, ids));
  let changes = changesOf(observations, known);
  if (changes.length === 0) return;

  const touched = await claim(tx, changes);
  const needsLock = touched.length > 0 || changes.some(({ before }) => before);
  if (needsLock) {
    await lockPersons(tx);
    known = byId(await loadIdentities(tx, ids));
    changes = changesOf(observations, known);
  }
  const resolution = needsLock ? await resolveTouched(tx, changes, touched) : newcomers(changes);
  await store(tx, resolution);
  const revisions = await takeRevisions(tx, Math.max(1, ...changes.map(({ steps }) => steps.length)));
  await emitResolution(context, resolution, revisions);
}

/** Identifiers whose meaning the batch may change: newly or still borne together with others, or left. */
async function claim(tx: Tx, changes: readonly Change[]): Promise<KnownIdentifier[]> {
  const gained: Claim[] = [];
  const lost: Claim[] = [];
  const kept = new Set<string>();
  for (const { identityId, before, identifiers } of changes) {
    const borne = new Set(before?.identifiers);
    for (const [identifierId, kind] of identifiers) {
      if (borne.has(identifierId)) kept.add(identifierId);
      else gained.push({ identifierId, kind, identityId });
    }
    for (const identifierId of borne)
      if (!identifiers.has(identifierId)) lost.push({ identifierId, kind: '', identityId });
  }
  const claimed = await claimIdentifiers(tx, gained);
  const released = await releaseIdentifiers(tx, lost);
  const locked = await lockIdentifiers(tx, [...kept]);
  return [...claimed, ...released, ...locked];
}

/** Nobody else bears what they bear: each is a person of its own. */
function newcomers(changes: readonly Change[]): Resolution {
  const placements = new Map<string, Placement>(
    changes.map(({ identityId }) => [identityId, { personId: identityId, by: null }]),
  );
  return {
    changes,
    placements,
    members: new Map(),
    moved: [],
    movedContacts: new Map(),
    nowShared: [],
    storedContacts: new Map(),
  };
}

async function resolveTouched(
  tx: Tx,
  changes: readonly Change[],
  touched: readonly KnownIdentifier[],
): Promise<Resolution> {
  const component = await loadComponent(tx, changes, touched);
  const { placements, shared } = solve(component.solver.values(), component.identifiers);
  const own = new Set(changes.map(({ identityId }) => identityId));
  const moved = [...component.members.values()].filter(
    ({ identityId, personId }) => !own.has(identityId) && placements.get(identityId)?.personId !== personId,
  );
  await moveIdentities(
    tx,
    moved.map(({ identityId }) => ({ identityId, personId: placements.get(identityId)?.personId ?? identityId })),
  );
  return {
    changes,
    placements,
    members: component.members,
    moved,
    movedContacts: await loadContacts(
      tx,
      moved.map(({ identityId }) => identityId),
    ),
    nowShared: await markSharedChanges(tx, component, shared),
    storedContacts: await loadContacts(
      tx,
      changes.filter(keepsContent).map(({ identityId }) => identityId),
    ),
  };
}

async function markSharedChanges(
  tx: Tx,
  { identifiers }: Component,
  shared: ReadonlyMap<string, boolean>,
): Promise<KnownIdentifier[]> {
  const before = await loadShared(
    tx,
    identifiers.map(({ identifierId }) => identifierId),
  );
  const became = (now: boolean) => (id: string) => shared.get(id) === now && before.has(id) !== now;
  const ids = identifiers.map(({ identifierId }) => identifierId);
  await markShared(tx, ids.filter(became(true)));
  await markUnshared(tx, ids.filter(became(false)));
  return identifiers.filter(({ identifierId }) => became(true)(identifierId));
}

/** A deletion that comes first tells of the content that is stored. */
const keepsContent = ({ steps }: Change): boolean => steps[0]?.contact === null;

async function store(tx: Tx, resolution: Resolution): Promise<void> {
  await storeIdentities(
    tx,
    resolution.changes.map((change) => storedIdentity(change, resolution)),
  );
}

function storedIdentity(change: Change, { placements, storedContacts }: Resolution): StoredIdentity {
  const { identityId, firstObservedAt, name, contentHash, identifiers, steps } = change;
  const last = steps.at(-1);
  const contact = last?.contact ?? storedContacts.get(identityId);
  if (!last || !contact) throw new Error(`Identity ${identityId} has no content to store`);
  const { raw, offset } = last.observation;
  return {
    identityId,
    provider: raw.provider,
    accountId: raw.accountId,
    externalId: raw.externalId,
    personId: placements.get(identityId)?.personId ?? identityId,
    version: raw.version,
    contentHash,
    deleted: last.deleted,
    firstObservedAt,
    observedAt: raw.observedAt,
    name,
    identifiers: [...identifiers.keys()].sort(),
    rawOffset: offset,
    contact,
  };
}

function byId(identities: readonly KnownIdentity[]): Map<string, KnownIdentity> {
  return new Map(identities.map((identity) => [identity.identityId, identity]));
}
