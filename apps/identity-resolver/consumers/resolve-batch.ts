import { contactBytes } from '#contracts';
import {
  type BlockingKeyQuery,
  blockKeysOf,
  type KnownIdentifier,
  type KnownIdentity,
  loadIdentifiers,
  loadIdentities,
} from '#identity-store';
import type { BatchContext } from '#log';
import { type Tx } from '#store';
import { type Change, changesOf } from '../../../libs/domain/identity/changes/changes.js';
import { meet } from '../candidates/find-candidates.js';
import { emitResolution, type Resolution } from '../emit/emit-resolution.js';
import type { Observation } from '../observe/observe.js';
import { judgementsOfOwnCards } from '../observe/own-cards.js';
import { type Bearing, storeBlocks } from '../tables/blocking-keys.table.js';
import { type Claim, claimIdentifiers, releaseIdentifiers } from '../tables/identifiers.table.js';
import {
  insertIdentities,
  lockPersons,
  type StoredIdentity,
  takeRevisions,
  updateIdentities,
} from '../tables/identities.table.js';
import { storeJudgements } from '../tables/judgements.table.js';

/**
 * Places a batch of observations: claims what they bear, re-solves the persons they touch and emits what changed.
 * The number of statements does not depend on the size of the batch.
 */
export async function resolveBatch(context: BatchContext, observations: readonly Observation[]): Promise<void> {
  const { tx } = context;
  const ids = [...new Set(observations.map(({ identityId }) => identityId))];
  let changes = changesOf(observations, byId(await loadIdentities(tx, ids)));
  if (changes.length === 0) return;

  const identifiers = await claim(tx, changes);
  const keys = await bear(tx, changes);
  await lockPersons(tx);
  const existing = changes.filter(({ before }) => before).map(({ identityId }) => identityId);
  if (existing.length > 0) changes = changesOf(observations, byId(await loadIdentities(tx, existing)));
  await storeJudgements(tx, judgementsOfOwnCards(changes));
  const resolution = await meet(tx, changes, { identifiers, keys });
  const revisions = await takeRevisions(tx, Math.max(1, ...changes.map(({ steps }) => steps.length)));
  const moment = { revisions, occurredAt: lastObservedAt(changes) };
  // What is emitted is encoded while Postgres writes.
  await Promise.all([store(tx, resolution), emitResolution(context, resolution, moment)]);
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

/** Writes under which keys the changes may be met. Returns every key that is concerned. */
async function bear(tx: Tx, changes: readonly Change[]): Promise<ReadonlyMap<string, BlockingKeyQuery>> {
  const gained: Bearing[] = [];
  const lost: Bearing[] = [];
  const asked = new Map<string, BlockingKeyQuery>();
  const ask = (key: string, bearer: string | null, change: number) => {
    const known = asked.get(key);
    asked.set(key, { key, own: bearer ?? known?.own ?? null, more: (known?.more ?? 0) + change });
  };
  for (const { identityId, before, blocks } of changes) {
    const borne = before ? blockKeysOf(before.features) : [];
    for (const key of borne) {
      if (blocks.includes(key)) continue;
      lost.push({ key, identityId });
      ask(key, null, -1);
    }
    for (const key of blocks) {
      const isNew = !borne.includes(key);
      if (isNew) gained.push({ key, identityId });
      ask(key, identityId, isNew ? 1 : 0);
    }
  }
  await storeBlocks(tx, gained, lost);
  return asked;
}

async function store(tx: Tx, resolution: Resolution): Promise<void> {
  const stored = (changes: readonly Change[]) => changes.map((change) => storedIdentity(change, resolution));
  await insertIdentities(tx, stored(resolution.changes.filter(({ before }) => !before)));
  await updateIdentities(tx, stored(resolution.changes.filter(({ before }) => before)));
}

function storedIdentity(change: Change, { assignments, storedContacts }: Resolution): StoredIdentity {
  const { identityId, firstObservedAt, features, contentHash, identifiers, aliasNames, steps } = change;
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
    personId: assignments.get(identityId)?.personId ?? identityId,
    componentId: assignments.get(identityId)?.componentId ?? identityId,
    version: raw.version,
    contentHash,
    deleted: last.deleted,
    firstObservedAt,
    observedAt: raw.observedAt,
    features,
    identifiers: [...identifiers.keys()].sort(),
    aliasNames,
    rawOffset: offset,
    contactBytes: bytes,
  };
}

function byId(identities: readonly KnownIdentity[]): Map<string, KnownIdentity> {
  return new Map(identities.map((identity) => [identity.identityId, identity]));
}

function lastObservedAt(changes: readonly Change[]): number {
  return Math.max(...changes.flatMap(({ steps }) => steps.map(({ observation }) => observation.raw.observedAt)));
}
