import { makeIdentifierId, makeIdentityId } from '#contracts';
import { type Block, type Candidate, MAX_HOLDERS, type SolverIdentifier, type SolverInput } from '#domain';
import type { Tx } from '#store';
import { type BlockingKeyQuery, blockKeysOf, loadBlocks } from './blocking-keys.js';
import { type KnownIdentifier, loadIdentifiers } from './identifiers.js';
import { type KnownIdentity, loadComponentsOf, loadIdentities } from './identities.js';
import { loadJudgements } from './judgements.js';

/** An identity as it is about to be stored. */
export interface Holder extends Candidate {
  /** Identifier ids. */
  readonly identifiers: readonly string[];
}

export interface NeighbourhoodQuery {
  /** Identities whose components are asked for. */
  readonly roots: readonly string[];
  /** What takes the place of what is stored, or is not stored yet. */
  readonly changed: ReadonlyMap<string, Holder>;
  /** Identifiers that are asked for whether or not anyone bears them. */
  readonly concerned: readonly string[];
  /** Blocks that are loaded already. */
  readonly blocks: readonly Block[];
}

/** All that decides to whom some identities belong. */
export interface Neighbourhood {
  /** Everyone of the components, as stored. */
  readonly members: ReadonlyMap<string, KnownIdentity>;
  readonly identifiers: readonly KnownIdentifier[];
  /** Members, the changed, and further holders of their identifiers as witnesses, with all that speaks for or against. */
  readonly input: SolverInput;
}

/**
 * Loads the components of some identities, with a fixed number of statements. What it gives stays true for as long as the
 * caller holds the persons' lock, or reads one snapshot.
 */
export async function loadNeighbourhood(tx: Tx, around: NeighbourhoodQuery): Promise<Neighbourhood> {
  const { changed } = around;
  const named = (await loadJudgements(tx, around.roots)).flatMap(({ groups }) => groups.flat());
  const roots = [...new Set([...around.roots, ...named])];
  const members = new Map((await loadComponentsOf(tx, roots)).map((member) => [member.identityId, member]));
  const inside = new Map<string, Holder>([...members, ...changed]);

  const concerned = new Set(around.concerned);
  for (const { identifiers } of inside.values()) for (const id of identifiers) concerned.add(id);
  const identifiers = await loadIdentifiers(tx, [...concerned]);
  const blocks = [...around.blocks, ...(await loadRemainingBlocks(tx, inside, around.blocks))];
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
 * Tables hold the hash only, which tells the value among those of any one bearer. The entry that a name is the id of bears it
 * too, and has no row of its own for it.
 */
function withValues(identifiers: readonly KnownIdentifier[], identities: readonly Candidate[]): SolverIdentifier[] {
  const known = new Map(identities.map((identity) => [identity.identityId, identity]));
  return identifiers.map((identifier) => {
    const { identifierId, kind, holders } = identifier;
    const isIt = (one: { readonly kind: string; readonly value: string }) =>
      one.kind === kind && makeIdentifierId(kind, one.value) === identifierId;
    const bearer = known.get(holders.find((id) => known.has(id)) ?? '');
    const alias = bearer?.aliases.find(isIt);
    const value = (alias ?? bearer?.features.identifiers.find(isIt))?.value ?? null;
    const entry = bearer && alias && aliasedEntries({ ...bearer, aliases: [alias] }).find((id) => known.has(id));
    return { ...identifier, value, holders: entry && !holders.includes(entry) ? [...holders, entry] : holders };
  });
}

/** Whom the names of an identity name by their ids, itself perhaps. They need not be there. */
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
  const asked = new Map<string, BlockingKeyQuery>();
  for (const { identityId: own, features } of inside.values())
    for (const key of blockKeysOf(features)) if (!known.has(key)) asked.set(key, { key, own, more: 0 });
  return loadBlocks(tx, [...asked.values()]);
}

function witnessIds(identifiers: readonly KnownIdentifier[], inside: ReadonlyMap<string, Holder>): string[] {
  const telling = identifiers.filter(({ holders }) => holders.length <= MAX_HOLDERS);
  const ids = [...telling.flatMap(({ holders }) => holders), ...[...inside.values()].flatMap(aliasedEntries)];
  return [...new Set(ids.filter((id) => !inside.has(id)))];
}
