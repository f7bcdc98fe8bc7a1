import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawContacts, SingleObjectCodec } from '#contracts';
import { LogProducer } from '#event-log';
import { type Answer, type RunningApi, runApi } from '../../apps/control-api/testing/running-api.js';
import { ServiceProcess } from '../load/service-process.js';
import { eventually } from '../support/eventually.js';
import { identityOf } from '../support/fold/records/contact-resolved.js';
import { type ContactFields, contactUpsert } from '../support/fold/records/raw-records.js';
import { rowsOf } from '../support/fold/rows.js';
import { rebuild } from '../support/rebuild.js';
import { silentLogger } from '../support/silent-logger.js';

let api: RunningApi;
let services: ServiceProcess[] = [];
let turn = 0;

beforeAll(async () => {
  api = await runApi();
  const { KITH_KAFKA_BROKERS, KITH_DATABASE_URL, KITH_TOPIC_PREFIX } = api.config;
  const env = {
    kafkaBrokers: KITH_KAFKA_BROKERS.join(','),
    databaseUrl: KITH_DATABASE_URL,
    topicPrefix: KITH_TOPIC_PREFIX,
  };
  const logs = await mkdtemp(join(tmpdir(), 'kith-editing-'));
  services = await Promise.all(
    ['identity-resolver', 'crm-projector'].map((name) =>
      ServiceProcess.start(`apps/${name}/main`, env, { logFile: join(logs, `${name}.log`) }),
    ),
  );
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.end('SIGTERM')));
  await api?.close();
});

describe('a person with a source', () => {
  it('is edited for a version of its card, and a read can wait for the edit', async () => {
    const id = await personFrom('ada', {
      name: 'Ada Byrne',
      emails: ['ada@post.example'],
      phones: ['+43 664 1234567'],
    });
    const { version } = await card(id);
    const edit = {
      version,
      fields: { nickname: 'Adi' },
      add: [{ type: 'email', value: 'Ada@Work.example', label: 'work', primary: true }],
      remove: [{ type: 'phone', key: '+436641234567' }],
      labels: { add: ['Friends'] },
    };
    const { editId } = await accepted(`PATCH /api/v2/persons/${id}`, edit);

    const edited = await card(id, editId);
    expect(edited).toMatchObject({
      id,
      nickname: 'Adi',
      contactInfo: [
        { type: 'email', value: 'Ada@Work.example', key: 'ada@work.example', isPrimary: true, sources: [], editId },
        { type: 'email', value: 'ada@post.example', isPrimary: false, sources: [id], editId: null },
      ],
      labels: [{ name: 'Friends', provider: 'local', sources: [], editId }],
      metadata: { sources: { contacts: { edits: { nickname: { editId, said: null } } } } },
    });
    expect(BigInt(edited.version)).toBeGreaterThan(BigInt(version));

    await personFrom('ada', { name: 'Ada Byrne-Dahl', emails: ['ada@post.example'] });
    await eventually(async () =>
      expect(await card(id)).toMatchObject({ name: 'Ada Byrne-Dahl', nickname: 'Adi', labels: [{ name: 'Friends' }] }),
    );
  });

  it('accepts one of two edits of one version and refuses the other with the current card', async () => {
    const id = await personFrom('bea', { name: 'Bea Cole' });
    const { version } = await card(id);
    const answers = await Promise.all(
      ['Bee', 'Bibi'].map((nickname) =>
        api.call(`PATCH /api/v2/persons/${id}`, { body: { version, fields: { nickname } } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ error: { code: 'VERSION_CONFLICT', current: { id, name: 'Bea Cole' } } });
  });

  it('shows the value of the source again when the override is cleared', async () => {
    const id = await personFrom('cleo', { name: 'Cleo Dahl', notes: 'from Google' });
    const first = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), fields: { notes: null } });
    expect(await card(id, first.editId)).toMatchObject({ notes: null });
    const cleared = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), useSource: ['notes'] });
    expect(await card(id, cleared.editId)).toMatchObject({ notes: 'from Google' });
  });

  it('removes a value of any length by its key in the card', async () => {
    const id = await personFrom('dana', { name: 'Dana Ems' });
    const website = { type: 'website', value: `https://dana.example/${'a'.repeat(1_000)}` };
    const added = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), add: [website] });
    const [info, ...others] = (await card(id, added.editId)).contactInfo;
    expect([info?.value, others]).toEqual([website.value, []]);

    const remove = [{ type: 'website', key: info?.key }];
    const removed = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), remove });
    expect((await card(id, removed.editId)).contactInfo).toEqual([]);
  });

  it('is pinned and unpinned, and is not in the list once archived', async () => {
    const id = await personFrom('dora', { name: 'Dora Ems' });
    const pin = await accepted(`PUT /api/v2/persons/${id}/pin`);
    expect(await card(id, pin.editId)).toMatchObject({ pinned: true });
    const unpin = await accepted(`DELETE /api/v2/persons/${id}/pin`);
    expect(await card(id, unpin.editId)).toMatchObject({ pinned: false });

    const archived = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), archived: true });
    expect(await card(id, archived.editId)).toMatchObject({ archived: true });
    expect([await listed('dora'), await listed('dora', '&archived=true')]).toEqual([[], [id]]);
  });

  it('cannot be deleted, and the answer has the reason', async () => {
    const id = await personFrom('eva', { name: 'Eva Fink' });
    const answer = await api.call(`DELETE /api/v2/persons/${id}`);
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'KNOWN_BY_SOURCE' } } });
  });

  it.each([
    ['an unknown field', { fields: { shoe: '43' } }, 'fields.shoe'],
    ['a value of the wrong type', { fields: { nickname: 7 } }, 'fields.nickname'],
    ['an invalid address', { add: [{ type: 'email', value: 'ada' }] }, 'add.0.value'],
    ['a value that the card does not have', { remove: [{ type: 'phone', key: '+49' }] }, 'remove.0.key'],
    ['a label that the person does not have', { labels: { remove: [identityOf('x')] } }, 'labels.remove.0'],
    ['a field both set and left to the source', { fields: { notes: 'x' }, useSource: ['notes'] }, 'fields.notes'],
    ['no change', {}, 'body'],
  ])('is not edited by %s', async (_, edit, field) => {
    const id = await personFrom('gil', { name: 'Gil Hart' });
    const answer = await api.call(`PATCH /api/v2/persons/${id}`, { body: { ...(await versionOf(id)), ...edit } });
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'INVALID', field } }]);
  });
});

describe('a person without a source', () => {
  it('is created, edited and deleted through the log', async () => {
    const created = await accepted('POST /api/v2/persons', {
      name: 'Hana Ito',
      company: 'Larkfield',
      region: 'AT',
      phones: [{ value: '0664 7654321', label: 'mobile' }],
    });
    const id = created.personId;
    expect(await card(id, created.editId)).toMatchObject({
      id,
      name: 'Hana Ito',
      company: 'Larkfield',
      contactInfo: [{ type: 'phone', key: '+436647654321', label: 'mobile' }],
      sources: [{ provider: 'local', identityId: id }],
    });
    const edit = await accepted(`PATCH /api/v2/persons/${id}`, { ...(await versionOf(id)), fields: { company: null } });
    expect(await card(id, edit.editId)).toMatchObject({ company: null });

    const { editId } = await accepted(`DELETE /api/v2/persons/${id}`);
    expect((await api.call(`GET /api/v2/persons/${id}?after=${editId}`)).status).toBe(404);
    expect(await listed('hana')).not.toContain(id);
  });

  it('is linked to the person with the same address', async () => {
    const id = await personFrom('ivo', { name: 'Ivo Jahn', emails: ['ivo@post.example'] });
    const created = await accepted('POST /api/v2/persons', {
      name: 'Ivo Jahn',
      emails: [{ value: 'ivo@post.example' }],
    });
    expect(await card(created.personId, created.editId)).toMatchObject({ id });
  });
});

it('a rebuild while all services run gives equal rows, including edits and revisions', async () => {
  const before = await rowsOf(api.database, ['crm'], ['raw_offset']);
  const { KITH_DATABASE_URL, KITH_KAFKA_BROKERS: brokers, KITH_TOPIC_PREFIX: topicPrefix } = api.config;
  await rebuild(KITH_DATABASE_URL, { brokers, clientId: 'spec', topicPrefix });
  expect(await rowsOf(api.database, ['crm'], ['raw_offset'])).toEqual(before);
});

interface Card {
  readonly version: string;
  readonly contactInfo: readonly { readonly key: string; readonly value: string }[];
}

/** Sends a contact of a source and waits for its person. */
async function personFrom(externalId: string, fields: ContactFields): Promise<string> {
  turn += 1;
  const producer = new LogProducer(
    { brokers: [...api.config.KITH_KAFKA_BROKERS], clientId: 'editing', topicPrefix: api.config.KITH_TOPIC_PREFIX },
    new SingleObjectCodec(),
    silentLogger,
  );
  await producer.send(rawContacts, [contactUpsert({ externalId, turn }, fields)]);
  await producer.close();
  const id = identityOf(externalId);
  await eventually(async () =>
    expect(await api.database.query('select from crm.contacts_source_links where identity_id = $1', [id])).toHaveLength(
      1,
    ),
  );
  return id;
}

async function card(id: string, after?: string): Promise<Card> {
  const answer = await api.call(`GET /api/v2/persons/${id}${after === undefined ? '' : `?after=${after}`}`);
  expect(answer).toMatchObject({ status: 200, body: after === undefined ? {} : { applied: true } });
  return answer.body.data as Card;
}

async function versionOf(id: string): Promise<{ version: string }> {
  const { version } = await card(id);
  return { version };
}

async function listed(search: string, more = ''): Promise<string[]> {
  const answer = await api.call(`GET /api/v2/persons?search=${search}${more}`);
  return (answer.body.data as { id: string }[]).map(({ id }) => id);
}

async function accepted(route: string, body?: object): Promise<{ personId: string; editId: string }> {
  const answer: Answer = await api.call(route, body === undefined ? {} : { body });
  expect(answer, answer.text).toMatchObject({ status: 202 });
  return answer.body.data as { personId: string; editId: string };
}
