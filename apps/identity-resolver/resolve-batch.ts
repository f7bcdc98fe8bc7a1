import { contactBytes } from '#contracts';
import { solve } from '#domain';
import type { BatchContext } from '#log';
import type { Tx } from '#store';
import { type Change, changesOf } from './changes.js';
import { type Component, loadComponent } from './component.js';
import {
  type Claim,
  claimIdentifiers,
  dropIdentifiers,
  type KnownIdentifier,
  loadIdentifiers,
  loadShared,
  markShared,
  markUnshared,
  releaseIdentifiers,
} from './identifiers.table.js';
import {
  insertIdentities,
  type KnownIdentity,
  loadContacts,
  loadIdentities,
  lockPersons,
  moveIdentities,
  type StoredIdentity,
  takeRevisions,
  updateIdentities,
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
  let changes = changesOf(observations, byId(await loadIdentities(tx, ids)));
  if (changes.length === 0) return;

  const touched = await claim(tx, changes);
  const existing = changes.filter(({ before }) => before).map(({ identityId }) => identityId);
  if (touched.length > 0 || existing.length > 0) await lockPersons(tx);
  if (existing.length > 0) changes = changesOf(observations, byId(await loadIdentities(tx, existing)));
  const resolution = await place(tx, changes, touched);
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
  const claimed = await claimIdentifiers(tx, gained, [...kept, ...lost.map(({ identifierId }) => identifierId)]);
  const released = await releaseIdentifiers(tx, lost);
  const held = await loadIdentifiers(tx, [...kept]);
  return [...claimed, ...released, ...held];
}

/**
 * Re-solves what is touched. Whoever is new and shares no identifier with anyone is a person of its own: it has no placement
 * here and is not looked at further.
 */
async function place(tx: Tx, changes: readonly Change[], touched: readonly KnownIdentifier[]): Promise<Resolution> {
  const bound = new Set(touched.flatMap(({ bearers }) => bearers));
  const involved = changes.filter(({ before, identityId }) => before || bound.has(identityId));
  if (involved.length === 0) return { ...NOTHING_TOUCHED, changes };
  const component = await loadComponent(tx, involved, touched);
  const { placements, shared } = solve(component.solver.values(), component.identifiers);
  const own = new Set(changes.map(({ identityId }) => identityId));
  const moved = [...component.members.values()].filter(
    ({ identityId, personId }) => !own.has(identityId) && placements.get(identityId)?.personId !== personId,
  );
  await moveIdentities(
    tx,
    moved.map(({ identityId }) => ({ identityId, personId: placements.get(identityId)?.personId ?? identityId })),
  );
  const nowShared = await markSharedChanges(tx, component, shared);
  const unborne = component.identifiers.filter(({ bearers }) => bearers.length === 0);
  await dropIdentifiers(
    tx,
    unborne.map(({ identifierId }) => identifierId),
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
    nowShared,
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

const NOTHING_TOUCHED: Omit<Resolution, 'changes'> = {
  placements: new Map(),
  members: new Map(),
  moved: [],
  movedContacts: new Map(),
  nowShared: [],
  storedContacts: new Map(),
};

/** A deletion that comes first tells of the content that is stored. */
const keepsContent = ({ steps }: Change): boolean => steps[0]?.contact === null;

async function store(tx: Tx, resolution: Resolution): Promise<void> {
  const stored = (changes: readonly Change[]) => changes.map((change) => storedIdentity(change, resolution));
  await insertIdentities(tx, stored(resolution.changes.filter(({ before }) => !before)));
  await updateIdentities(tx, stored(resolution.changes.filter(({ before }) => before)));
}

function storedIdentity(change: Change, { placements, storedContacts }: Resolution): StoredIdentity {
  const { identityId, firstObservedAt, name, contentHash, identifiers, steps } = change;
  const last = steps.at(-1);
  const said = steps.findLast(({ observation }) => observation.contactBytes)?.observation.contactBytes;
  const stored = storedContacts.get(identityId);
  const bytes = said ?? (stored && contactBytes(stored));
  if (!last || !bytes) throw new Error(`Identity ${identityId} has no content to store`);
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
    contactBytes: bytes,
  };
}

function byId(identities: readonly KnownIdentity[]): Map<string, KnownIdentity> {
  return new Map(identities.map((identity) => [identity.identityId, identity]));
}
