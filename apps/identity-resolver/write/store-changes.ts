import { contactBytes } from '#contracts';
import type { Tx } from '#store';
import type { Resolution } from '../assign/resolution.js';
import type { LoggedChange } from '../observe/observe.js';
import { insertIdentities, type StoredIdentity, updateIdentities } from '../tables/identities.table.js';

/** Stores changed identities with their persons. */
export async function storeChanges(tx: Tx, changes: readonly LoggedChange[], resolution: Resolution): Promise<void> {
  const stored = (some: readonly LoggedChange[]) => some.map((change) => storedIdentity(change, resolution));
  await insertIdentities(tx, stored(changes.filter(({ before }) => !before)));
  await updateIdentities(tx, stored(changes.filter(({ before }) => before)));
}

function storedIdentity(change: LoggedChange, { assignments, storedContacts }: Resolution): StoredIdentity {
  const { identityId, firstObservedAt, features, contentHash, identifiers, aliasNames, steps } = change;
  const last = steps.at(-1);
  const observed = steps.findLast(({ observation }) => observation.contactBytes)?.observation.contactBytes;
  const stored = storedContacts.get(identityId);
  const bytes = observed ?? (stored && contactBytes(stored));
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
