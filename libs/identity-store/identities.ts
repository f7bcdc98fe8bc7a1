import { makeIdentifierId, readContact } from '#contracts';
import { type Alias, type AliasName, aliasesOf, type Features, featuresOf, identifiersWhere } from '#domain';
import type { Tx } from '#store';

/** A source contact as the resolver keeps it. Times are Unix milliseconds. */
export interface KnownIdentity {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly personId: string;
  /** What may change together with it; its own id when nothing links it with another. */
  readonly componentId: string;
  readonly version: string;
  readonly contentHash: string;
  readonly deleted: boolean;
  readonly firstObservedAt: number;
  readonly observedAt: number;
  readonly features: Features;
  readonly identifiers: readonly string[];
  readonly aliasNames: readonly AliasName[];
  readonly aliases: readonly Alias[];
}

const COLUMNS = `identity_id as "identityId", provider, account_id as "accountId", external_id as "externalId",
  person_id as "personId", coalesce(component_id, identity_id) as "componentId", version, content_hash as "contentHash", deleted,
  first_observed_at::float8 as "firstObservedAt", observed_at::float8 as "observedAt", identifiers, alias_names as "aliasNames", contact`;

type Row = Omit<KnownIdentity, 'features' | 'aliases' | 'aliasNames'> & {
  readonly contact: Buffer;
  /** null: none. */
  readonly aliasNames: readonly AliasName[] | null;
};

/** Features and aliases are functions of the contact, its names and what it bears, so they are not kept beside them. */
function known({ contact: bytes, ...identity }: Row): KnownIdentity {
  const aliasNames = identity.aliasNames ?? [];
  const contact = readContact(bytes);
  const borne = identifiersWhere(contact, (kind, value) =>
    identity.identifiers.includes(makeIdentifierId(kind, value)),
  );
  const features = featuresOf(contact, borne);
  return { ...identity, aliasNames, features, aliases: aliasesOf(identity, aliasNames) };
}

export async function loadIdentities(tx: Tx, ids: readonly string[]): Promise<KnownIdentity[]> {
  if (ids.length === 0) return [];
  return (await tx.query<Row>(`select ${COLUMNS} from identity.identities where identity_id = any($1)`, [ids])).map(
    known,
  );
}

/** Everyone of a component that one of the given identities is of. Two statements, so that each is planned for what is asked. */
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
  return members.map(known);
}
