import { describe, expect, it } from 'vitest';
import { endpointOf } from './endpoints.js';
import { type Fault, Faults } from './faults.js';

const fault = (over: Partial<Fault>): Fault => ({ kind: 500, times: 1, delayMs: 0, ...over });

describe('pending faults', () => {
  it('apply only to the endpoint that they match', () => {
    const faults = new Faults();
    faults.add(fault({ match: 'token', kind: 429 }));
    expect([faults.next('connections'), faults.next('token')?.kind, faults.next('token')]).toEqual([
      undefined,
      429,
      undefined,
    ]);
  });

  it('apply in the order in which they were added, each as often as it specifies', () => {
    const faults = new Faults();
    faults.add(fault({ kind: 'drop', times: 2 }));
    faults.add(fault({ kind: 401 }));
    const kinds = [1, 2, 3, 4].map(() => faults.next('person')?.kind);
    expect(kinds).toEqual(['drop', 'drop', 401, undefined]);
  });

  it('can be cleared', () => {
    const faults = new Faults();
    faults.add(fault({ times: 9 }));
    faults.clear();
    expect([faults.next('auth'), faults.list()]).toEqual([undefined, []]);
  });
});

describe('endpoints', () => {
  it.each([
    ['/google/v1/people/me/connections', 'connections'],
    ['/v1/people/me/connections', 'connections'],
    ['/v1/people/c12', 'person'],
    ['/google/v1/contactGroups', 'contactGroups'],
    ['/v1/otherContacts', 'otherContacts'],
    ['/oauth/token', 'token'],
    ['/v1/people:batchGet', 'other'],
    ['/admin/requests', undefined],
    ['/health/live', undefined],
  ])('are recognised by their path: %s', (path, endpoint) => {
    expect(endpointOf(path)).toBe(endpoint);
  });
});
