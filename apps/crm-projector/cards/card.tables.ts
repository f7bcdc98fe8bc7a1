import type { PersonCard } from '#domain';
import { SetTable, type Tx } from '#store';
import { addressRows, contactInfoRows, contactRow, dateRows, labelRows } from './card-rows.js';

const contacts = new SetTable({
  table: 'crm.contacts',
  columns: {
    id: 'uuid',
    name: 'text',
    first_name: 'text',
    middle_name: 'text',
    last_name: 'text',
    prefix: 'text',
    suffix: 'text',
    phonetic_first_name: 'text',
    phonetic_last_name: 'text',
    nickname: 'text',
    company: 'text',
    department: 'text',
    job_title: 'text',
    avatar_url: 'text',
    notes: 'text',
    organizations: 'jsonb',
    details: 'jsonb',
    sort_name: 'text',
    words: 'tsvector',
    metadata: 'jsonb',
    pinned: 'boolean',
    state: 'text',
    archival_review: 'boolean',
    revision: 'bigint',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
  key: ['id'],
});

const contactInfo = new SetTable({
  table: 'crm.contact_info',
  columns: {
    contact_id: 'uuid',
    type: 'text',
    value_key: 'text',
    value: 'text',
    label: 'text',
    is_primary: 'boolean',
    position: 'int',
    identity_ids: 'uuid[]',
    edit_id: 'uuid',
  },
  key: ['contact_id', 'type', 'value_key'],
});

const addresses = new SetTable({
  table: 'crm.addresses',
  columns: {
    contact_id: 'uuid',
    address_key: 'text',
    position: 'int',
    label: 'text',
    street: 'text',
    extended: 'text',
    po_box: 'text',
    city: 'text',
    region: 'text',
    postal_code: 'text',
    country: 'text',
    country_code: 'text',
    formatted: 'text',
    identity_ids: 'uuid[]',
    edit_id: 'uuid',
  },
  key: ['contact_id', 'address_key'],
});

const importantDates = new SetTable({
  table: 'crm.important_dates',
  columns: {
    contact_id: 'uuid',
    date_key: 'text',
    label: 'text',
    year: 'int',
    month: 'int',
    day: 'int',
    text: 'text',
    identity_ids: 'uuid[]',
    edit_id: 'uuid',
  },
  key: ['contact_id', 'date_key'],
});

const contactLabels = new SetTable({
  table: 'crm.contact_labels',
  columns: { contact_id: 'uuid', label_id: 'uuid', identity_ids: 'uuid[]', edit_id: 'uuid' },
  key: ['contact_id', 'label_id'],
});

/** Inserts the cards of persons that have none and returns their ids; `insertDetails` must follow. */
export async function insertNewCards(tx: Tx, cards: readonly PersonCard[]): Promise<Set<string>> {
  const inserted = await contacts.insertMissing<{ id: string }>(tx, cards.map(contactRow));
  return new Set(inserted.map(({ id }) => id));
}

/** Locks cards until the transaction ends and returns the ids of those that exist. */
export async function lockCards(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string }>('select id from crm.contacts where id = any($1) order by id for update', [
    ids,
  ]);
  return rows.map(({ id }) => id);
}

export async function writeCards(tx: Tx, cards: readonly PersonCard[]): Promise<void> {
  await contacts.upsert(tx, cards.map(contactRow));
}

/** Inserts the details of cards that this transaction inserted. */
export async function insertDetails(tx: Tx, cards: readonly PersonCard[]): Promise<void> {
  await contactInfo.insert(tx, cards.flatMap(contactInfoRows));
  await addresses.insert(tx, cards.flatMap(addressRows));
  await importantDates.insert(tx, cards.flatMap(dateRows));
  await contactLabels.insert(tx, cards.flatMap(labelRows));
}

/** Writes the details of cards. Other details of the persons in `previous` are deleted. */
export async function writeDetails(tx: Tx, cards: readonly PersonCard[], previous: readonly string[]): Promise<void> {
  await replace(contactInfo, tx, { rows: cards.flatMap(contactInfoRows), previous });
  await replace(addresses, tx, { rows: cards.flatMap(addressRows), previous });
  await replace(importantDates, tx, { rows: cards.flatMap(dateRows), previous });
  await replace(contactLabels, tx, { rows: cards.flatMap(labelRows), previous });
}

async function replace<Column extends string>(
  table: SetTable<Column>,
  tx: Tx,
  { rows, previous }: { rows: readonly Readonly<Record<Column, unknown>>[]; previous: readonly string[] },
): Promise<void> {
  await table.deleteOthers(tx, previous, rows);
  await table.upsert(tx, rows);
}

export async function deleteCards(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('delete from crm.contacts where id = any($1)', [ids]);
}
