import type { RawContactMessage } from '#contracts';
import type { Card } from '../../../apps/sandbox/circle/card.js';
import { makeCircle } from '../../../apps/sandbox/circle/circle.js';
import { cardToContact } from '../../../apps/sandbox/google/card-to-contact.js';
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

function recordOf(contact: number, turn: number, person: object): Keyed<RawContactMessage> {
  const told = { externalId: `c${contact}`, turn, accountId: ACCOUNTS[contact % 2] ?? ACCOUNTS[0] };
  return rawContact(told, { operation: 'UPSERT', payload: JSON.stringify(person) });
}
