import fc from 'fast-check';
import type { RawContactMessage } from '#contracts';
import { ACCOUNTS, type ContactFields, contactDelete, contactUpsert, type Keyed } from './raw-records.js';

const NAMES = ['Ida Berg', 'Ida B. Berg', 'Otto Berg', 'Otto Berg Jr', 'Mum', undefined] as const;
const EMAILS = ['ida@post.example', 'otto@post.example', 'berg@mail.example'] as const;
const PHONES = ['+43 664 1234567', '+43 664 7654321', '01 5234567'] as const;

const BIRTHDAYS = [undefined, { year: 1971, month: 5, day: 9 }, { year: 1971, month: 9, day: 5 }] as const;

/** Resource names that entries of an account pass to each other: three refer to c0, c1 and c2 by their hexadecimal ids, one to none. */
const RESOURCE_NAMES = ['people/c192', 'people/c193', 'people/c194', 'people/c1'] as const;

/** One change of one of a few contacts: new content, or a deletion. */
export type RecordChange =
  | { readonly contact: number; readonly fields: ContactFields; readonly aliases?: readonly string[] }
  | { readonly contact: number; readonly gone: true };

const fields: fc.Arbitrary<ContactFields> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    emails: fc.subarray([...EMAILS], { maxLength: 2 }),
    phones: fc.subarray([...PHONES], { maxLength: 2 }),
    birthday: fc.constantFrom(...BIRTHDAYS),
    groups: fc.subarray(['contactGroups/a', 'contactGroups/b'], { maxLength: 1 }),
  })
  .map(({ name, birthday, ...rest }) => ({
    ...(name !== undefined && { name }),
    ...(birthday !== undefined && { birthday }),
    ...rest,
  }));

/** Changes of a few contacts that share a few names, addresses and numbers, so that most of them affect each other. */
export function recordChanges(most = 24, contacts = 7): fc.Arbitrary<RecordChange[]> {
  const contact = fc.nat({ max: contacts - 1 });
  const aliases = fc.subarray([...RESOURCE_NAMES], { maxLength: 1 });
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ contact, fields, aliases }) },
      { weight: 1, arbitrary: fc.record({ contact, gone: fc.constant(true as const) }) },
    ),
    { minLength: 2, maxLength: most },
  );
}

/** The raw records of the changes, in that order; contacts alternate between two accounts. */
export function rawRecordsOf(changes: readonly RecordChange[]): Keyed<RawContactMessage>[] {
  return changes.map((change, turn) => {
    const { contact } = change;
    const ref = { externalId: `c${contact}`, turn, accountId: ACCOUNTS[contact % 2] ?? ACCOUNTS[0] };
    return 'gone' in change
      ? contactDelete(ref)
      : contactUpsert({ ...ref, aliases: change.aliases ?? [] }, change.fields);
  });
}

/** A seeded generator: returns a number below that of the choices. */
export function picker(seed: number): (choices: number) => number {
  let state = seed | 0;
  return (choices) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return choices === 0 ? 0 : (state >> 8) % choices;
  };
}
