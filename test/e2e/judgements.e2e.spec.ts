import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeIdentityId, makeReviewId, rawContacts, SingleObjectCodec } from '#contracts';
import { LogProducer } from '#event-log';
import { type RunningApi, runApi } from '../../apps/control-api/testing/running-api.js';
import { ServiceProcess } from '../load/service-process.js';
import { eventually } from '../support/eventually.js';
import { type ContactFields, contactUpsert } from '../support/fold/records/raw-records.js';
import { silentLogger } from '../support/silent-logger.js';

const SERVICES = ['identity-resolver', 'crm-projector'];
const unknownId = '00000000-0000-4000-8000-00000000dead';

let api: RunningApi;
let producer: LogProducer;
let services: ServiceProcess[] = [];
let turn = 0;

beforeAll(async () => {
  api = await runApi();
  const {
    KITH_KAFKA_BROKERS: kafkaBrokers,
    KITH_DATABASE_URL: databaseUrl,
    KITH_TOPIC_PREFIX: topicPrefix,
  } = api.config;
  producer = new LogProducer(
    { brokers: [...kafkaBrokers], clientId: 'spec', topicPrefix },
    new SingleObjectCodec(),
    silentLogger,
  );
  const logs = await mkdtemp(join(tmpdir(), 'kith-judgements-'));
  const env = { kafkaBrokers: kafkaBrokers.join(','), databaseUrl, topicPrefix };
  services = await Promise.all(
    SERVICES.map((name) => ServiceProcess.start(`apps/${name}/main`, env, { logFile: join(logs, `${name}.log`) })),
  );
  for (const service of services) await service.ready();
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.end('SIGTERM')));
  await producer?.close();
  await api?.close();
});

describe('a merge or split', () => {
  it('is in the cards once the answer has `shown`, is undone by withdrawing it, and every id leads to its person', async () => {
    const [anna, ann] = await seen({ anna: { name: 'Anna Berg' }, ann: { name: 'Ann Moser', notes: 'sings' } });
    const merge = { with: ann, version: await versionOf(anna), withVersion: await versionOf(ann) };
    const merged = await accepted(`POST /api/v2/persons/${anna}/merge`, merge);

    expect(await shown(merged)).toMatchObject({ verdict: 'same', reason: 'merge', shown: true, withdrawnAt: null });
    expect(await sourcesOf(ann)).toEqual([anna, [ann, anna].sort()]);
    expect(await get(`persons/${ann}/judgements`)).toMatchObject([{ judgementId: merged, verdict: 'same' }]);
    expect(await get(`persons/${anna}/explain?with=${ann}`)).toMatchObject({
      identityIds: [anna, ann],
      explanation: { decision: 'one' },
    });

    const split = await accepted(`POST /api/v2/persons/${anna}/split`, {
      identityIds: [ann],
      version: await versionOf(anna),
    });
    await shown(split);
    expect(await sourcesOf(ann)).toEqual([ann, [ann]]);

    await accepted(`DELETE /api/v2/judgements/${split}`);
    await eventually(async () => expect(await sourcesOf(ann)).toEqual([anna, [ann, anna].sort()]));
    await accepted(`DELETE /api/v2/judgements/${merged}`);
    await eventually(async () => expect(await sourcesOf(ann)).toEqual([ann, [ann]]));
    expect(await get(`judgements/${merged}`)).toMatchObject({ withdrawnAt: expect.any(String), shown: true });
  });

  it('moves all identities of both persons, also those that only the judgement links', async () => {
    const lena = { name: 'Lena Voss', emails: ['lena@post.example'] };
    const [one, two] = await seen({ 'lena 1': lena, 'lena 2': lena });
    const [odd] = await seen({ ruth: { name: 'Ruth Okafor' }, olaf: { name: 'Olaf Brandt' } });
    await eventually(async () => expect((await sourcesOf(two))[1]).toEqual([one, two].sort()));
    const [versionOfLena, versionOfOdd] = [await versionOf(one), await versionOf(odd)];

    const merge = { with: odd, version: versionOfLena, withVersion: versionOfOdd };
    await shown(await accepted(`POST /api/v2/persons/${one}/merge`, merge));

    expect((await sourcesOf(odd))[1]).toEqual([one, two, odd].sort());
  });

  it('is refused for an outdated version, for one and the same person, and for unknown ids', async () => {
    const [otto, ida] = await seen({ otto: { name: 'Otto Wolf' }, ida: { name: 'Ida Wolf' } });
    const [version, other] = [await versionOf(otto), await versionOf(ida)];
    const refused = async (route: string, body: object) => {
      const answer = await api.call(`POST /api/v2/persons/${otto}/${route}`, { body });
      const { code, field } = answer.body.error as { code: string; field?: string };
      return [answer.status, code, field];
    };

    expect(await refused('merge', { with: ida, version: '1', withVersion: other })).toEqual([
      409,
      'VERSION_CONFLICT',
      'id',
    ]);
    expect(await refused('merge', { with: ida, version, withVersion: '1' })).toEqual([409, 'VERSION_CONFLICT', 'with']);
    expect(await refused('merge', { with: otto, version, withVersion: version })).toEqual([
      409,
      'SAME_PERSON',
      undefined,
    ]);
    expect(await refused('merge', { with: unknownId, version, withVersion: other })).toEqual([
      404,
      'NOT_FOUND',
      'with',
    ]);
    expect(await refused('split', { identityIds: [otto], version })).toEqual([400, 'INVALID', 'identityIds']);
    expect(await refused('split', { identityIds: [ida], version })).toEqual([400, 'INVALID', 'identityIds']);
    expect(await refused('split', { identityIds: [], version })).toEqual([400, 'INVALID', 'identityIds']);
  });
});

describe('the review queue', () => {
  it('shows both cards with the explanation, and a decision moves the review to its state', async () => {
    const idalia = { name: 'Idalia Bergström' };
    const [a, b] = await seen({ 'idalia 1': idalia, 'idalia 2': idalia });
    const id = makeReviewId(a, b);
    const open = await get('reviews');
    expect(open).toEqual([
      expect.objectContaining({
        id,
        state: 'open',
        explanation: expect.objectContaining({ vetoes: [] }),
        decision: null,
      }),
    ]);
    const review = await get(`reviews/${id}`);
    expect(review).toMatchObject({ id, persons: [a, b].sort().map((person) => ({ id: person, ...idalia })) });

    await shown(await accepted(`POST /api/v2/reviews/${id}/decision`, { verdict: 'later' }));
    expect([await get('reviews'), await get('reviews?state=later')]).toMatchObject([[], [{ id, state: 'later' }]]);

    await shown(await accepted(`POST /api/v2/reviews/${id}/decision`, { verdict: 'not_same' }));
    expect([await get('reviews'), await get('reviews?state=later')]).toEqual([[], []]);
    expect(await get('reviews?state=settled')).toMatchObject([
      { id, state: 'settled', decision: { verdict: 'not_same' } },
    ]);
    expect(await get(`identities/${a}/explain?with=${b}`)).toMatchObject({ explanation: { decision: 'judged' } });
    const again = await api.call(`POST /api/v2/reviews/${id}/decision`, { body: { verdict: 'same' } });
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'REVIEW_SETTLED' } }]);
  });
});

/** Sends contacts, each of its own account, and waits for their cards. Returns their ids. */
async function seen(contacts: Record<string, ContactFields>): Promise<[string, string]> {
  const refs = Object.keys(contacts).map((externalId) => ({
    provider: 'google',
    accountId: `account of ${externalId}`,
    externalId,
  }));
  const records = refs.map((ref) => {
    turn += 1;
    return contactUpsert({ ...ref, turn }, contacts[ref.externalId] ?? {});
  });
  await producer.send(rawContacts, records);
  const [one = '', other = ''] = refs.map(makeIdentityId);
  for (const id of [one, other])
    await eventually(async () => expect((await api.call(`GET /api/v2/persons/${id}`)).status).toBe(200));
  return [one, other];
}

async function accepted(route: string, body?: object): Promise<string> {
  const answer = await api.call(route, { ...(body && { body }) });
  expect([answer.status, answer.body]).toEqual([202, { data: { judgementId: expect.any(String) } }]);
  return (answer.body.data as { judgementId: string }).judgementId;
}

/** Waits as a client does for its own write. */
function shown(judgementId: string): Promise<unknown> {
  return get(`judgements/${judgementId}?wait=20`);
}

async function get(path: string): Promise<unknown> {
  const answer = await api.call(`GET /api/v2/${path}`);
  expect(answer.status, path).toBe(200);
  return answer.body.data;
}

async function sourcesOf(id: string): Promise<[string, string[]]> {
  const person = (await get(`persons/${id}`)) as { id: string; sources: { identityId: string }[] };
  return [person.id, person.sources.map(({ identityId }) => identityId).sort()];
}

async function versionOf(id: string): Promise<string> {
  const [card] = await api.database.query<{ version: string }>(
    'select revision::text as version from crm.contacts where id = $1',
    [id],
  );
  return card?.version ?? '';
}
