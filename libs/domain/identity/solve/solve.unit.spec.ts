import { describe, expect, it } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { nameOf } from '../names/index.js';
import type { SolverIdentifier, SolverIdentity } from './identifier-links.js';
import { solve } from './solve.js';

const ida = identity('ida', 3, 'Ida Berg');
const i = identity('i', 2, 'I. Berg');
const otto = identity('otto', 1, 'Otto Berg');

describe('solve', () => {
  it('leaves an identity that nothing links as a person of its own', () => {
    expect(solve([ida], [identifier('mail', 'email', 'ida')])).toEqual({
      placements: new Map([['ida', { personId: 'ida', by: null }]]),
      shared: new Map([['mail', false]]),
    });
  });

  it('names the person after the identity that was observed first, and says what holds each there', () => {
    expect(solve([ida, i], [identifier('mail', 'email', 'ida', 'i')]).placements).toEqual(
      new Map([
        ['ida', { personId: 'i', by: 'email' }],
        ['i', { personId: 'i', by: 'email' }],
      ]),
    );
  });

  it('takes the smaller id of two that were observed at once', () => {
    const [a, b] = [identity('a', 5, null), identity('b', 5, null)];
    expect(solve([b, a], [identifier('mail', 'email', 'a', 'b')]).placements.get('b')?.personId).toBe('a');
  });

  it('joins through a chain of identifiers, and names an e-mail before a phone', () => {
    const nameless = identity('n', 9, null);
    const chain = [identifier('number', 'phone', 'n', 'ida'), identifier('mail', 'email', 'ida', 'i')];
    expect(solve([ida, i, nameless], chain).placements).toEqual(
      new Map([
        ['ida', { personId: 'i', by: 'email' }],
        ['i', { personId: 'i', by: 'email' }],
        ['n', { personId: 'i', by: 'phone' }],
      ]),
    );
  });

  it('joins nobody by a shared identifier, and says that it is shared', () => {
    const { placements, shared } = solve([ida, otto], [identifier('home', 'phone', 'ida', 'otto')]);
    expect([...placements.values()]).toEqual([
      { personId: 'ida', by: null },
      { personId: 'otto', by: null },
    ]);
    expect(shared).toEqual(new Map([['home', true]]));
  });

  it('places a chain of many thousands', () => {
    const links = Array.from({ length: 20_000 }, (_, n) => identity(`i${n}`, n, null));
    const chain = links.slice(1).map((_, n) => identifier(`x${100_000 + n}`, 'email', `i${n}`, `i${n + 1}`));
    const persons = new Set([...solve(links, chain).placements.values()].map(({ personId }) => personId));
    expect([...persons]).toEqual(['i0']);
  });
});

function identity(identityId: string, firstObservedAt: number, displayName: string | null): SolverIdentity {
  return { identityId, firstObservedAt, name: nameOf(contactWith({ displayName })) };
}

function identifier(identifierId: string, kind: string, ...bearers: string[]): SolverIdentifier {
  return { identifierId, kind, bearers };
}
