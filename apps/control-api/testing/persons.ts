import { makeIdentityId, makeLabelId } from '#contracts';
import { searchTerms, sortName } from '#domain';
import type { Database } from '#store';

const account = '11111111-1111-4111-8111-111111111111';

/** A person of a test; insertPersons makes the rows. */
interface SamplePerson {
  /** The external id of the person's first identity, which determines the person's id. */
  readonly externalId: string;
  readonly name: string | null;
  readonly company?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly label?: string;
}

export function idOf(externalId: string): string {
  return makeIdentityId({ provider: 'google', accountId: account, externalId });
}

export function labelIdOf(label: string): string {
  return makeLabelId({ provider: 'google', accountId: account, externalId: label });
}

/** `count` persons: many share a name, some names have diacritics, every tenth person has no name. */
export function crowd(count: number): SamplePerson[] {
  const names = ['Åsa Öberg', 'anna ångström', 'Zoë Zimmer', 'Γιώργος Παπαδόπουλος', 'Ben O’Hara', '王小明'];
  return Array.from({ length: count }, (_, i) => ({
    externalId: `crowd-${i}`,
    name: i % 10 === 0 ? null : `${names[i % names.length]}${i % 4 === 0 ? ` ${i}` : ''}`,
    email: `crowd${i}@example.org`,
    ...(i % 5 === 0 && { label: 'Choir' }),
  }));
}

/** As the projector writes it: the source of the name. */
export function provenanceOf(id: string) {
  return {
    sources: { contacts: { fields: { name: id }, identities: { [id]: { provider: 'google', accountId: account } } } },
  };
}

/** Writes the read models of these persons as the projector does. */
export async function insertPersons(database: Database, persons: readonly SamplePerson[]): Promise<void> {
  const at = '2026-01-02T03:04:05Z';
  for (const { externalId, name, company, email, phone, label } of persons) {
    const id = idOf(externalId);
    const words = wordsOf([name, company, email, phone, phone?.slice(3)]);
    const metadata = JSON.stringify(provenanceOf(id));
    await database.query(
      `insert into crm.contacts (id, name, company, sort_name, words, metadata, pinned, state, archival_review,
         revision, created_at, updated_at)
       values ($1, $2, $3, $4, array_to_tsvector($5), $6, false, 'active', false, 1, $7, $7)`,
      [id, name, company ?? null, sortName({ name }), words, metadata, at],
    );
    await database.query(
      `insert into crm.contacts_source_links (identity_id, provider, account_id, external_contact_id, local_contact_id,
         source_version, revision, first_seen_at, last_seen_at, contact) values ($1, 'google', $2, $3, $1, 'v1', 1, $4, $4, '')`,
      [id, account, externalId, at],
    );
    const info = [...(email ? [['email', email] as const] : []), ...(phone ? [['phone', phone] as const] : [])];
    for (const [position, [type, value]] of info.entries()) {
      await database.query(
        `insert into crm.contact_info (contact_id, type, value_key, value, label, is_primary, position, identity_ids)
         values ($1, $2, $3, $3, 'home', true, $4, array[$1::uuid])`,
        [id, type, value, position],
      );
    }
    if (label) await insertLabel(database, id, label);
  }
}

function wordsOf(texts: readonly (string | null | undefined)[]): string[] {
  return texts.flatMap((text) => (text ? searchTerms(text).words : []));
}

async function insertLabel(database: Database, personId: string, label: string): Promise<void> {
  await database.query(
    `insert into crm.labels (id, provider, account_id, external_id, name, system, deleted, raw_offset)
     values ($1, 'google', $2, $3, $3, false, false, 0) on conflict do nothing`,
    [labelIdOf(label), account, label],
  );
  await database.query(
    'insert into crm.contact_labels (contact_id, label_id, identity_ids) values ($1, $2, array[$1::uuid])',
    [personId, labelIdOf(label)],
  );
}
