import { type Contact, makeIdentityId, type RawContactMessage } from '#contracts';
import { compareNames, identifiersOf, MOST_BEARERS, nameOf, normaliseGoogleContact } from '#domain';

interface LastSeen {
  readonly identityId: string;
  readonly firstSeen: number;
  contact: Contact;
}

/**
 * Which person every identity belongs to, by the rules and by nothing else: all pairs, again and again, until nobody moves.
 * Slow and obvious, so that what is fast can be held against it. The person is named after the identity seen first.
 */
export function naivePartition(records: readonly RawContactMessage[]): Record<string, string> {
  const identities = [...lastSeen(records).values()];
  const person = new Map(identities.map((identity) => [identity.identityId, identity]));
  for (let moved = true; moved; ) {
    moved = false;
    for (const [a, b] of links(identities)) {
      const [one, other] = [person.get(a), person.get(b)];
      if (!one || !other || one === other) continue;
      const [first, later] = isEarlier(one, other) ? [one, other] : [other, one];
      for (const [id, current] of person) if (current === later) person.set(id, first);
      moved = true;
    }
  }
  return Object.fromEntries([...person].map(([id, first]) => [id, first.identityId]));
}

function lastSeen(records: readonly RawContactMessage[]): Map<string, LastSeen> {
  const seen = new Map<string, LastSeen>();
  for (const { value } of records) {
    if (value.operation !== 'UPSERT') continue;
    const identityId = makeIdentityId(value);
    const contact = normaliseGoogleContact(JSON.parse(value.payload), { region: value.region });
    const known = seen.get(identityId);
    if (known) known.contact = contact;
    else seen.set(identityId, { identityId, firstSeen: value.observedAt, contact });
  }
  return seen;
}

function links(identities: readonly LastSeen[]): [string, string][] {
  const bearers = new Map<string, LastSeen[]>();
  for (const identity of identities) {
    for (const { kind, value } of identifiersOf(identity.contact)) {
      const id = `${kind} ${value}`;
      bearers.set(id, [...(bearers.get(id) ?? []), identity]);
    }
  }
  return [...bearers.values()].flatMap((all) => {
    if (all.length > MOST_BEARERS) return [];
    const pairs = all.flatMap((a) => all.filter((b) => b !== a).map((b) => ({ a, b, match: matchOf(a, b) })));
    const isShared = pairs.some(({ match }) => match === 'conflict' || match === 'generation');
    const linked = isShared ? pairs.filter(({ match }) => match === 'exact') : pairs;
    return linked.map(({ a, b }): [string, string] => [a.identityId, b.identityId]);
  });
}

function matchOf(a: LastSeen, b: LastSeen) {
  return compareNames(nameOf(a.contact), nameOf(b.contact));
}

function isEarlier(a: LastSeen, b: LastSeen): boolean {
  return a.firstSeen < b.firstSeen || (a.firstSeen === b.firstSeen && a.identityId < b.identityId);
}
