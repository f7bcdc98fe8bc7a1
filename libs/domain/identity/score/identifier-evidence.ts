import { type Identifier, isMobileNumber, mailboxOf } from '../../contact/identifiers.js';
import type { Features } from '../features/index.js';
import { editDistance } from '../names/word-similarity.js';
import type { Evidence } from './evidence.js';

const SAME: Readonly<Record<Identifier['kind'], number>> = { email: 16, handle: 16, phone: 14 };
/** What people of different names bear says that they know each other. */
const SHARED = 2;
const LANDLINE = 8;
/** Less than counts as a family: most mailboxes are made of the name. */
const SAME_MAILBOX = 2.5;
const MAILBOX_SLIP = 8;
const SLIPS = 2;
const SAME_ENDING = 5;
/** Letters of a mailbox that is somebody's own name for himself. */
const OWN_MAILBOX = 6;
const ENDING = 7;

/** The best of each kind. @param shared "kind value" of identifiers that are borne by several persons. */
export function identifierEvidence(a: Features, b: Features, shared: ReadonlySet<string>): Evidence[] {
  if (a.identifiers.length === 0 || b.identifiers.length === 0) return [];
  const best = new Map<string, Evidence>();
  for (const one of a.identifiers) {
    for (const other of b.identifiers) {
      if (one.kind !== other.kind) continue;
      const evidence = compare(one, other, shared);
      if (evidence && evidence.weight > (best.get(one.kind)?.weight ?? 0)) best.set(one.kind, evidence);
    }
  }
  return [...best.values()];
}

function compare({ kind, value }: Identifier, other: Identifier, shared: ReadonlySet<string>): Evidence | undefined {
  const told = { family: kind, a: value, b: other.value };
  if (value === other.value) {
    // Who answers a number that is no mobile lives there or works there.
    if (kind === 'phone' && !isMobileNumber(value))
      return { ...told, family: 'place', level: 'same landline', weight: LANDLINE };
    return shared.has(`${kind} ${value}`)
      ? { ...told, level: 'shared', weight: SHARED }
      : { ...told, level: 'exact', weight: SAME[kind] };
  }
  if (kind === 'email') return compareEmails(told);
  if (kind === 'phone' && value.slice(-ENDING) === other.value.slice(-ENDING))
    return { ...told, level: 'same ending', weight: SAME_ENDING };
  return undefined;
}

function compareEmails(told: {
  readonly family: Identifier['kind'];
  readonly a: string;
  readonly b: string;
}): Evidence | undefined {
  const { a, b } = told;
  const [mailbox, other] = [mailboxOf(a), mailboxOf(b)];
  if (mailbox.length < OWN_MAILBOX || other.length < OWN_MAILBOX) return undefined;
  if (mailbox === other) return { ...told, level: 'same mailbox', weight: SAME_MAILBOX };
  const mayBeSlip = Math.abs(a.length - b.length) <= SLIPS && digitsOf(a) === digitsOf(b);
  return mayBeSlip && editDistance(a, b, SLIPS) <= SLIPS ? { ...told, level: 'slip', weight: MAILBOX_SLIP } : undefined;
}

/** Namesakes number their mailboxes, so another number is no slip. */
const digitsOf = (email: string): string => email.replace(/\D/g, '');
