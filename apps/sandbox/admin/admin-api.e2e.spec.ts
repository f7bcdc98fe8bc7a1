import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../index.js';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 7, count: 30 });
});
afterAll(() => sandbox.close());

const send = (method: string, path: string, body?: object) =>
  fetch(`${sandbox.adminUrl}/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const answerOf = async (method: string, path: string, body?: object): Promise<unknown> =>
  (await send(method, path, body)).json();

describe('the admin API', () => {
  it('returns the same credentials after a restart', async () => {
    const restarted = await startSandbox({ seed: 7, count: 30 });
    try {
      const answer = await fetch(`${restarted.adminUrl}/credentials/google`);
      expect(await answer.json()).toEqual(await answerOf('GET', 'credentials/google'));
    } finally {
      await restarted.close();
    }
  });

  it.each([
    ['POST', 'accounts', { name: 'Not A Name' }, 'name'],
    ['POST', 'accounts', { name: 'big', count: 1_000_000 }, 'count'],
    ['POST', 'faults', { kind: 418 }, 'kind'],
    ['POST', 'accounts/google/tokens/expire', {}, 'kind'],
    ['PUT', 'accounts/google/people/c1', { shoeSizes: [] }, 'shoeSizes'],
    ['PUT', 'accounts/google/people/c1', { phoneNumbers: [{}] }, 'phoneNumbers.0.value'],
    ['PUT', 'accounts/google/people/nobody', {}, 'id'],
    ['GET', 'accounts/google/people?limit=0', undefined, 'limit'],
  ])('rejects invalid input and names the field: %s %s', async (method, path, body, field) => {
    const answer = await send(method, path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: { code: 'invalid_request', message: expect.stringContaining(field) },
    });
  });

  it('answers 404 for an unknown resource and 409 for an existing account', async () => {
    const statuses = await Promise.all([
      send('GET', 'accounts/nobody/people').then((answer) => answer.status),
      send('GET', 'accounts/google/people/c1').then((answer) => answer.status),
      send('POST', 'accounts', { name: 'google' }).then((answer) => answer.status),
    ]);
    expect(statuses).toEqual([404, 404, 409]);
  });

  it('rejects requests of web pages', async () => {
    const answer = await fetch(`${sandbox.adminUrl}/reset`, {
      method: 'POST',
      headers: { origin: 'https://page.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('creates an account with its own credentials and the requested number of people', async () => {
    expect(await answerOf('POST', 'accounts', { name: 'second', count: 12, seed: 5 })).toEqual({
      name: 'second',
      seed: 5,
      people: 12,
      otherContacts: 1,
      groups: 14,
      credentials: await answerOf('GET', 'credentials/second'),
    });
    expect(await answerOf('GET', 'accounts/second/people?limit=5&offset=10')).toEqual({
      total: 12,
      people: [expect.anything(), expect.anything()],
    });
  });

  it('lists which human each contact describes', async () => {
    const { truth } = (await answerOf('GET', 'accounts/google/truth')) as { truth: { personKey: string }[] };
    expect(truth).toHaveLength(33);
    expect(new Set(truth.map(({ personKey }) => personKey)).size).toBeLessThan(33);
  });

  it('replaces the fields in the body, removes the empty ones and keeps the others', async () => {
    const path = 'accounts/google/people/c77';
    await send('PUT', path, { nicknames: [{ value: 'A' }], urls: [{ value: 'https://a.example/' }], userDefined: [] });
    const edited = await answerOf('PUT', path, { nicknames: [{ value: 'B' }], urls: [] });
    expect(edited).toEqual(await answerOf('GET', path));
    expect(edited).toMatchObject({ nicknames: [{ value: 'B' }], memberships: [expect.anything()] });
    expect(Object.keys(edited as object).sort()).toEqual([
      'etag',
      'memberships',
      'metadata',
      'nicknames',
      'resourceName',
    ]);
  });

  it('renders a contact as Google does', async () => {
    const person = await answerOf('PUT', 'accounts/google/people/c1234567890', {
      names: [{ givenName: 'Ada', familyName: 'Byrne' }],
      phoneNumbers: [{ value: '+44 20 7946 0018', type: 'homeFax' }],
    });
    const source = { type: 'CONTACT', id: '499602d2' };
    const metadata = { primary: true, source, sourcePrimary: true };
    const group = { contactGroupId: 'myContacts', contactGroupResourceName: 'contactGroups/myContacts' };
    expect(person).toEqual({
      resourceName: 'people/c1234567890',
      etag: expect.stringMatching(/^%.{20,}/),
      metadata: {
        sources: [
          { ...source, etag: expect.stringMatching(/^#.{20,}/), updateTime: expect.stringMatching(/^\d{4}-.*Z$/) },
        ],
        objectType: 'PERSON',
      },
      names: [
        {
          metadata,
          displayName: 'Ada Byrne',
          displayNameLastFirst: 'Byrne, Ada',
          unstructuredName: 'Ada Byrne',
          givenName: 'Ada',
          familyName: 'Byrne',
        },
      ],
      phoneNumbers: [
        {
          metadata,
          value: '+44 20 7946 0018',
          canonicalForm: '+442079460018',
          type: 'homeFax',
          formattedType: 'Home fax',
        },
      ],
      memberships: [{ metadata, contactGroupMembership: group }],
    });
  });

  it('restores the initial state on reset', async () => {
    const before = await answerOf('GET', 'accounts/google/people');
    await send('POST', 'accounts', { name: 'third', count: 1 });
    await send('POST', 'faults', { kind: 500 });
    await send('PUT', 'accounts/google/people/c99', {});
    await send('POST', 'reset');
    const { accounts } = (await answerOf('GET', 'accounts')) as { accounts: { name: string }[] };
    expect(accounts.map(({ name }) => name)).toEqual(['google']);
    expect(await answerOf('GET', 'faults')).toEqual({ faults: [] });
    const after = (await answerOf('GET', 'accounts/google/people')) as { total: number };
    expect([after.total, JSON.stringify(before).includes('c99"')]).toEqual([30, false]);
  });
});
