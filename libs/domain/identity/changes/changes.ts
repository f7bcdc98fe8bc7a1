import { type Contact, makeIdentifierId, type RawContact } from '#contracts';
import { type AliasName, aliasesFromNames, aliasesOf, type Features, observeAliasNames } from '#domain';
import { blockKeysOf, type Holder, type KnownIdentity } from '#identity-store';
import type { Bearing, Observation } from '../../../../apps/identity-resolver/observe/observe.js';

/** One raw record that changes its identity, with the state it leads to. */
export interface Step {
  readonly observation: Observation;
  readonly deleted: boolean;
  /** null: the deletion keeps the content that is stored. */
  readonly contact: Contact | null;
}

/** What a batch does to one identity. */
export interface Change {
  readonly identityId: string;
  readonly before: KnownIdentity | undefined;
  /** In log order, at least one. */
  readonly steps: readonly Step[];
  readonly firstObservedAt: number;
  readonly features: Features;
  readonly contentHash: string;
  readonly aliasNames: readonly AliasName[];
  /** Identifier id to kind. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Hashed blocking keys. */
  readonly blocks: readonly string[];
}

/** Parts what changes something from what does not: repeated content, and deletions of what was never there or is gone. */
export function changesOf(observations: readonly Observation[], known: ReadonlyMap<string, KnownIdentity>): Change[] {
  const changes: Change[] = [];
  for (const [identityId, list] of Map.groupBy(observations, (observation) => observation.identityId)) {
    const change = changeOf(identityId, list, known.get(identityId));
    if (change) changes.push(change);
  }
  return changes;
}

function changeOf(
  identityId: string,
  observations: readonly Observation[],
  before: KnownIdentity | undefined,
): Change | undefined {
  const steps: Step[] = [];
  let content = before && {
    hash: before.contentHash,
    features: before.features,
    identifiers: kindless(before),
    blocks: blockKeysOf(before.features),
  };
  let deleted = before?.deleted ?? false;
  let aliasNames = before?.aliasNames ?? [];
  for (const observation of observations) {
    const { contact, contentHash, features, bearings, blocks, names, raw } = observation;
    if (contact === null || contentHash === null || features === null) {
      if (!content || deleted) continue;
      deleted = true;
      steps.push({ observation, deleted, contact: steps.at(-1)?.contact ?? null });
      continue;
    }
    const named = observeAliasNames(aliasNames, names, raw.observedAt);
    if (!deleted && contentHash === content?.hash && named === aliasNames) continue;
    deleted = false;
    aliasNames = named;
    content = {
      hash: contentHash,
      features,
      identifiers: new Map(
        [...bearings, ...bearingsOf(raw, aliasNames)].map(({ identifierId, kind }) => [identifierId, kind]),
      ),
      blocks: [...blocks],
    };
    steps.push({ observation, deleted, contact });
  }
  if (!content || steps.length === 0) return undefined;
  const firstObservedAt = Math.min(before?.firstObservedAt ?? Number.POSITIVE_INFINITY, ...steps.map(observedAt));
  return {
    identityId,
    before,
    steps,
    firstObservedAt,
    features: content.features,
    contentHash: content.hash,
    aliasNames,
    identifiers: content.identifiers,
    blocks: content.blocks,
  };
}

/** The identity as the change leaves it. */
export function bearerOf(change: Change): Holder {
  const { identityId, firstObservedAt, features, identifiers, aliasNames } = change;
  const raw = sourceOf(change);
  return {
    identityId,
    provider: raw.provider,
    accountId: raw.accountId,
    deleted: change.steps.at(-1)?.deleted ?? false,
    firstObservedAt,
    features,
    aliases: aliasesOf(raw, aliasNames),
    identifiers: [...identifiers.keys()],
  };
}

/** The last record of a change, and with it where it comes from. */
export function sourceOf({ identityId, steps }: Change): RawContact {
  const last = steps.at(-1);
  if (!last) throw new Error(`Nothing changes identity ${identityId}`);
  return last.observation.raw;
}

/** Names that were left count too: when they were borne is a part of what they say. */
function bearingsOf(raw: RawContact, aliasNames: readonly AliasName[]): Bearing[] {
  return aliasesFromNames(raw, aliasNames).map(({ kind, value }) => ({
    identifierId: makeIdentifierId(kind, value),
    kind,
  }));
}

/** The kinds of identifiers that are borne already stand in their own rows. */
function kindless(identity: KnownIdentity): Map<string, string> {
  return new Map(identity.identifiers.map((id) => [id, '']));
}

const observedAt = ({ observation }: Step): number => observation.raw.observedAt;
