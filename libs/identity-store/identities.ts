import { makeIdentifierId, readContact } from '#contracts';
import { type AliasName, aliasesOf, featuresOf, identifiersWhere, type KnownIdentity } from '#domain';
import type { Tx } from '#store';

const COLUMNS = `identity_id as "identityId", provider, account_id as "accountId", external_id as "externalId",
  person_id as "personId", coalesce(component_id, identity_id) as "componentId", version, content_hash as "contentHash", deleted,
  first_observed_at::float8 as "firstObservedAt", observed_at::float8 as "observedAt", identifiers, alias_names as "aliasNames", contact`;

type Row = Omit<KnownIdentity, 'features' | 'aliases' | 'aliasNames'> & {
  readonly contact: Buffer;
  /** null: none. */
  readonly aliasNames: readonly AliasName[] | null;
};

/** Features and aliases are functions of the contact, its identifiers and its alias names, so they have no columns. */
function identityOf({ contact: bytes, ...identity }: Row): KnownIdentity {
  const aliasNames = identity.aliasNames ?? [];
  const contact = readContact(bytes);
  const held = identifiersWhere(contact, (kind, value) => identity.identifiers.includes(makeIdentifierId(kind, value)));
  const features = featuresOf(contact, held);
  return { ...identity, aliasNames, features, aliases: aliasesOf(identity, aliasNames) };
}

export async function loadIdentities(tx: Tx, ids: readonly string[]): Promise<KnownIdentity[]> {
  if (ids.length === 0) return [];
  return (await tx.query<Row>(`select ${COLUMNS} from identity.identities where identity_id = any($1)`, [ids])).map(
    identityOf,
  );
}

/** All members of the components of some identities. Two statements, so that Postgres plans each for its own parameters. */
export async function loadComponentsOf(tx: Tx, ids: readonly string[]): Promise<KnownIdentity[]> {
  if (ids.length === 0) return [];
  const components = await tx.query<{ id: string }>(
    'select distinct coalesce(component_id, identity_id) as id from identity.identities where identity_id = any($1)',
    [ids],
  );
  if (components.length === 0) return [];
  const members = await tx.query<Row>(
    `select ${COLUMNS} from identity.identities where identity_id = any($1)
     union all
     select ${COLUMNS} from identity.identities where component_id = any($1)`,
    [components.map(({ id }) => id)],
  );
  return members.map(identityOf);
}
