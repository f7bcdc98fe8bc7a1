import {
  makeIdentityKey,
  makeRecordId,
  type RawContact,
  type RawContactMessage,
  type RawGroup,
  type RawGroupMessage,
} from '#contracts';

/** Two accounts of one owner. */
export const ACCOUNTS = ['0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a01', '0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a02'] as const;
const FIRST_MOMENT = Date.UTC(2026, 0, 1);

/** The fields of a made-up contact. */
export interface ContactFields {
  readonly name?: string;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly groups?: readonly string[];
  readonly notes?: string;
  readonly birthday?: { readonly year: number; readonly month: number; readonly day: number };
}

export interface RecordRef {
  readonly externalId: string;
  /** Counts up over all records: the version and the time of a record follow from it. */
  readonly turn: number;
  readonly accountId?: string;
  /** The aliases of the record. */
  readonly aliases?: readonly string[];
}

export interface Keyed<M> {
  readonly key: string;
  readonly message: M;
}

/** The raw record of a contact of Google. */
export function contactUpsert(record: RecordRef, fields: ContactFields): Keyed<RawContactMessage> {
  return rawContact(record, { operation: 'UPSERT', payload: JSON.stringify(googlePerson(fields)) });
}

export function contactDelete(record: RecordRef): Keyed<RawContactMessage> {
  return rawContact(record, { operation: 'DELETE', payload: '{}' });
}

export function rawContact(record: RecordRef, rest: Partial<RawContact>): Keyed<RawContactMessage> {
  const value = { ...rawRecord(record, 'contact'), region: 'AT', payload: '{}', ...rest };
  return { key: makeIdentityKey(value), message: { type: 'RawContact', value } };
}

export function rawGroup(record: RecordRef, rest: Partial<RawGroup>): Keyed<RawGroupMessage> {
  const value = { ...rawRecord(record, 'group'), payload: '{}', ...rest };
  return { key: makeIdentityKey(value), message: { type: 'RawGroup', value } };
}

export function momentOf(turn: number): number {
  return FIRST_MOMENT + 60_000 * turn;
}

function rawRecord({ externalId, turn, accountId = ACCOUNTS[0], aliases = [] }: RecordRef, kind: string) {
  const ref = { provider: 'google', accountId, externalId };
  const version = `v${turn}`;
  return {
    recordId: makeRecordId({ ...ref, kind, version }),
    ...ref,
    kind,
    aliases,
    operation: 'UPSERT' as const,
    version,
    observedAt: momentOf(turn),
    syncJobId: null,
    origin: 'LIVE' as const,
  };
}

/** A Person of the People API. */
export function googlePerson({ name, emails = [], phones = [], groups = [], notes, birthday }: ContactFields): object {
  return {
    names: name === undefined ? [] : [{ displayName: name }],
    emailAddresses: emails.map((value) => ({ value, type: 'home' })),
    phoneNumbers: phones.map((value) => ({ value, type: 'mobile' })),
    memberships: groups.map((group) => ({ contactGroupMembership: { contactGroupResourceName: group } })),
    birthdays: birthday === undefined ? [] : [{ date: birthday }],
    biographies: notes === undefined ? [] : [{ value: notes }],
  };
}
