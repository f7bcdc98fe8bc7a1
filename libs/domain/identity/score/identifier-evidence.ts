import { type Identifier, isMobileNumber, mailboxOf } from '../../contact/identifiers.js';
import type { Features } from '../features/index.js';
import { editDistance } from '../names/word-similarity.js';
import type { IdentifierEvidence, PlaceEvidence } from './evidence.js';

const SAME: Readonly<Record<Identifier['kind'], number>> = { email: 16, handle: 16, phone: 14 };
/** Holders with different names are likely to know each other, no more. */
const SHARED = 2;
const LANDLINE = 8;
/** Less than a family of evidence needs: most mailboxes are made of the name. */
const SAME_MAILBOX = 2.5;
const MAILBOX_SLIP = 8;
const SLIPS = 2;
const SAME_ENDING = 5;
/** Shorter mailboxes belong to many people. */
const OWN_MAILBOX = 6;
const ENDING = 7;

/** So many of each kind are compared in pairs, which finds slips and equal endings; equal values are found among all. */
const COMPARED_IN_PAIRS = 20;

type Compared = IdentifierEvidence | PlaceEvidence;

/**
 * The best of each kind. Near linear in the number of identifiers.
 * @param shared "kind value" of identifiers that several persons hold.
 */
export function identifierEvidence(a: Features, b: Features, shared: ReadonlySet<string>): Compared[] {
  if (a.identifiers.length === 0 || b.identifiers.length === 0) return [];
  const best = new Map<string, Compared>();
  for (const [one, other] of pairsToCompare(a.identifiers, b.identifiers)) {
    const evidence = compare(one, other, shared);
    if (evidence && evidence.weight > (best.get(one.kind)?.weight ?? 0)) best.set(one.kind, evidence);
  }
  return [...best.values()];
}

type Pair = readonly [Identifier, Identifier];

function* pairsToCompare(some: readonly Identifier[], others: readonly Identifier[]): Generator<Pair> {
  const [few, fewOthers] = [firstOfEachKind(some), firstOfEachKind(others)];
  for (const one of few) for (const other of fewOthers) if (one.kind === other.kind) yield [one, other];
  if (few === some && fewOthers === others) return;
  const known = new Set(others.map(({ kind, value }) => `${kind} ${value}`));
  for (const one of some) if (known.has(`${one.kind} ${one.value}`)) yield [one, one];
}

function firstOfEachKind(identifiers: readonly Identifier[]): readonly Identifier[] {
  if (identifiers.length <= COMPARED_IN_PAIRS) return identifiers;
  const kinds = Map.groupBy(identifiers, ({ kind }) => kind);
  return [...kinds.values()].flatMap((all) => all.slice(0, COMPARED_IN_PAIRS));
}

function compare({ kind, value }: Identifier, other: Identifier, shared: ReadonlySet<string>): Compared | undefined {
  const values = { family: kind, a: value, b: other.value };
  if (value === other.value) {
    // Holders of a landline live or work at one place.
    if (kind === 'phone' && !isMobileNumber(value))
      return { ...values, family: 'place', level: { nearness: 'same landline', parts: {} }, weight: LANDLINE };
    return shared.has(`${kind} ${value}`)
      ? { ...values, level: 'shared', weight: SHARED }
      : { ...values, level: 'exact', weight: SAME[kind] };
  }
  if (kind === 'email') return compareEmails(values);
  if (kind === 'phone' && value.slice(-ENDING) === other.value.slice(-ENDING))
    return { ...values, level: 'same ending', weight: SAME_ENDING };
  return undefined;
}

function compareEmails(values: {
  readonly family: Identifier['kind'];
  readonly a: string;
  readonly b: string;
}): IdentifierEvidence | undefined {
  const { a, b } = values;
  const [mailbox, other] = [mailboxOf(a), mailboxOf(b)];
  if (mailbox.length < OWN_MAILBOX || other.length < OWN_MAILBOX) return undefined;
  if (mailbox === other) return { ...values, level: 'same mailbox', weight: SAME_MAILBOX };
  const mayBeSlip = Math.abs(a.length - b.length) <= SLIPS && digitsOf(a) === digitsOf(b);
  return mayBeSlip && editDistance(a, b, SLIPS) <= SLIPS
    ? { ...values, level: 'slip', weight: MAILBOX_SLIP }
    : undefined;
}

/** Namesakes number their mailboxes, so another number is no slip. */
const digitsOf = (email: string): string => email.replace(/\D/g, '');
