import fc from 'fast-check';
import type { RawContactMessage } from '#contracts';
import { ACCOUNTS, contactGone, contactSeen, type Keyed, type Said } from './raw-records.js';

const NAMES = ['Ida Berg', 'Ida B. Berg', 'Otto Berg', 'Otto Berg Jr', 'Mum', undefined] as const;
const EMAILS = ['ida@post.example', 'otto@post.example', 'berg@mail.example'] as const;
const PHONES = ['+43 664 1234567', '+43 664 7654321', '01 5234567'] as const;

const BIRTHDAYS = [undefined, { year: 1971, month: 5, day: 9 }, { year: 1971, month: 9, day: 5 }] as const;

/** Names that entries of an account leave to each other: of c0, c1 and c2, whose ids are hexadecimal, and of nobody. */
const RESOURCE_NAMES = ['people/c192', 'people/c193', 'people/c194', 'people/c1'] as const;

/** One thing that happens to one of a few contacts. */
export type RecordChange =
  | { readonly contact: number; readonly said: Said; readonly aliases?: readonly string[] }
  | { readonly contact: number; readonly gone: true };

const said: fc.Arbitrary<Said> = fc
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

/** Few contacts with few names that share few addresses and numbers, and change all the time: everything meets. */
export function recordChanges(most = 24, contacts = 7): fc.Arbitrary<RecordChange[]> {
  const contact = fc.nat({ max: contacts - 1 });
  const aliases = fc.subarray([...RESOURCE_NAMES], { maxLength: 1 });
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ contact, said, aliases }) },
      { weight: 1, arbitrary: fc.record({ contact, gone: fc.constant(true as const) }) },
    ),
    { minLength: 2, maxLength: most },
  );
}

/** The records of what happened, in that order; contacts stand in two accounts by turns. */
export function rawRecordsOf(happened: readonly RecordChange[]): Keyed<RawContactMessage>[] {
  return happened.map((happening, turn) => {
    const { contact } = happening;
    const told = { externalId: `c${contact}`, turn, accountId: ACCOUNTS[contact % 2] ?? ACCOUNTS[0] };
    return 'gone' in happening
      ? contactGone(told)
      : contactSeen({ ...told, aliases: happening.aliases ?? [] }, happening.said);
  });
}

/** The next of some choices, as a seed has it. */
export function picker(seed: number): (choices: number) => number {
  let state = seed | 0;
  return (choices) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return choices === 0 ? 0 : (state >> 8) % choices;
  };
}
