import { type ContactEdited, makeIdentityId, type RawContactMessage } from '#contracts';
import { editedChange } from '#domain';
import { cardToContact } from '../../../../apps/sandbox/google/account/card-to-contact.js';
import type { Card } from '../../../../apps/sandbox/population/card.js';
import { makeCircle } from '../../../../apps/sandbox/population/circle.js';
import { contactEdited } from './contact-edits.js';
import { ACCOUNTS, type Keyed, rawContact } from './raw-records.js';

export interface CircleRecords {
  readonly records: readonly Keyed<RawContactMessage>[];
  /** What the records were made of, by external id. */
  readonly cards: ReadonlyMap<string, Card>;
}

/** The sandbox's circle of friends as the log has it: each card once, in two accounts by turns, then every tenth edited. */
export function circleRecords(seed: number, count: number): CircleRecords {
  const { cards } = makeCircle({ seed, count });
  const records = cards.map((card, i) => recordOf(i, i, cardToContact(card)));
  const edits = cards.flatMap((card, i) =>
    i % 10 === 0 ? [recordOf(i, count + i, { ...cardToContact(card), biographies: [{ value: 'edited' }] })] : [],
  );
  return { records: [...records, ...edits], cards: new Map(cards.map((card, i) => [`c${i}`, card])) };
}

/** Edits by hand of every seventh of these contacts: of fields, values, labels and state, some before their sources change. */
export function circleEdits(count: number): readonly ContactEdited[] {
  return Array.from({ length: Math.floor(count / 7) }, (_, i) => {
    const contact = 7 * i;
    const identityId = makeIdentityId({ provider: 'google', accountId: accountOf(contact), externalId: `c${contact}` });
    const group = { provider: 'local', accountId: ACCOUNTS[0], externalId: `label ${i % 5}`, name: `Label ${i % 5}` };
    const changes = [
      editedChange('SET_FIELD', { field: 'notes', value: `by hand ${i}` }),
      editedChange('PUT_VALUE', {
        field: 'phone',
        value: `0664 55500${i % 10}`,
        label: 'by hand',
        primary: i % 2 === 0,
      }),
      editedChange('ADD_LABEL', { group }),
      editedChange(i % 3 === 0 ? 'PIN' : 'ARCHIVE'),
      editedChange('USE_SOURCE', { field: 'notes' }),
    ];
    return contactEdited((i * 31) % (2 * count), identityId, ...changes.slice(0, 1 + (i % changes.length)));
  });
}

function accountOf(contact: number): string {
  return ACCOUNTS[contact % 2] ?? ACCOUNTS[0];
}

function recordOf(contact: number, turn: number, person: object): Keyed<RawContactMessage> {
  const ref = { externalId: `c${contact}`, turn, accountId: accountOf(contact) };
  return rawContact(ref, { operation: 'UPSERT', payload: JSON.stringify(person) });
}
