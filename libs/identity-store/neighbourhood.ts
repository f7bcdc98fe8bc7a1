import { makeIdentifierId, makeIdentityId } from '#contracts';
import {
  type Block,
  type Candidate,
  type Holder,
  hashedBlockingKeysOf,
  type KnownIdentity,
  MAX_HOLDERS,
  type SolverIdentifier,
  type SolverInput,
} from '#domain';
import type { Tx } from '#store';
import { type BlockingKeyQuery, loadBlocks } from './blocking-keys.js';
import { type KnownIdentifier, loadIdentifiers } from './identifiers.js';
import { loadComponentsOf, loadIdentities } from './identities.js';
import { loadJudgements } from './judgements.js';

export interface NeighbourhoodQuery {
  /** Identities whose components are loaded. */
  readonly roots: readonly string[];
  /** Identities as the batch leaves them; they replace the stored ones. */
  readonly changed: ReadonlyMap<string, Holder>;
  /** Identifiers to load even if none of the identities holds them. */
  readonly identifierIds: readonly string[];
  /** Blocks that are loaded already. */
  readonly blocks: readonly Block[];
}

/** Everything that decides which persons some identities belong to. */
export interface Neighbourhood {
  /** All members of the components, as stored. */
  readonly members: ReadonlyMap<string, KnownIdentity>;
  readonly identifiers: readonly KnownIdentifier[];
  /** Members, changed identities, other holders of their identifiers, and all judgements, identifiers and blocks among them. */
  readonly input: SolverInput;
}

/**
 * Loads the components of some identities, with a fixed number of statements. The result stays valid while the caller holds the
 * persons' lock, or reads from one snapshot.
 */
export async function loadNeighbourhood(tx: Tx, query: NeighbourhoodQuery): Promise<Neighbourhood> {
  const { changed } = query;
  const named = (await loadJudgements(tx, query.roots)).flatMap(({ groups }) => groups.flat());
  const roots = [...new Set([...query.roots, ...named])];
  const members = new Map((await loadComponentsOf(tx, roots)).map((member) => [member.identityId, member]));
  const inside = new Map<string, Holder>([...members, ...changed]);

  const identifierIds = new Set(query.identifierIds);
  for (const { identifiers } of inside.values()) for (const id of identifiers) identifierIds.add(id);
  const identifiers = await loadIdentifiers(tx, [...identifierIds]);
  const blocks = [...query.blocks, ...(await loadRemainingBlocks(tx, inside, query.blocks))];
  const witnesses = await loadIdentities(tx, witnessIds(identifiers, inside));
  const all = [...inside.values(), ...witnesses];
  const judgements = await loadJudgements(
    tx,
    all.map(({ identityId }) => identityId),
  );
  return {
    members,
    identifiers,
    input: { identities: all, identifiers: withValues(identifiers, all), blocks, judgements },
  };
}

/**
 * Tables have only the hash of a value, so the value is found among those of any one holder. An entry whose id an alias refers to
 * is a holder too, without a row.
 */
function withValues(identifiers: readonly KnownIdentifier[], identities: readonly Candidate[]): SolverIdentifier[] {
  const known = new Map(identities.map((identity) => [identity.identityId, identity]));
  return identifiers.map((identifier) => {
    const { identifierId, kind, holders } = identifier;
    const isIt = (one: { readonly kind: string; readonly value: string }) =>
      one.kind === kind && makeIdentifierId(kind, one.value) === identifierId;
    const holder = known.get(holders.find((id) => known.has(id)) ?? '');
    const alias = holder?.aliases.find(isIt);
    const value = (alias ?? holder?.features.identifiers.find(isIt))?.value ?? null;
    const entry = holder && alias && aliasedEntries({ ...holder, aliases: [alias] }).find((id) => known.has(id));
    return { ...identifier, value, holders: entry && !holders.includes(entry) ? [...holders, entry] : holders };
  });
}

/** Ids of the entries that the aliases of an identity refer to, its own perhaps. They need not be stored. */
export function aliasedEntries({
  provider,
  accountId,
  aliases,
}: Pick<Candidate, 'provider' | 'accountId' | 'aliases'>): string[] {
  return aliases.flatMap(({ entry }) =>
    entry === null ? [] : makeIdentityId({ provider, accountId, externalId: entry }),
  );
}

async function loadRemainingBlocks(
  tx: Tx,
  inside: ReadonlyMap<string, Holder>,
  loaded: readonly Block[],
): Promise<Block[]> {
  const known = new Set(loaded.map(({ key }) => key));
  const queries = new Map<string, BlockingKeyQuery>();
  for (const { identityId: own, features } of inside.values())
    for (const key of hashedBlockingKeysOf(features)) if (!known.has(key)) queries.set(key, { key, own, growth: 0 });
  return loadBlocks(tx, [...queries.values()]);
}

function witnessIds(identifiers: readonly KnownIdentifier[], inside: ReadonlyMap<string, Holder>): string[] {
  const linking = identifiers.filter(({ holders }) => holders.length <= MAX_HOLDERS);
  const ids = [...linking.flatMap(({ holders }) => holders), ...[...inside.values()].flatMap(aliasedEntries)];
  return [...new Set(ids.filter((id) => !inside.has(id)))];
}
