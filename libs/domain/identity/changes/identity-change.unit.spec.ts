import { describe, expect, it } from 'vitest';
import { type Contact, makeIdentifierId, type RawContact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { aliasNamesIn } from '../aliases/index.js';
import { featuresOf, hashedBlockingKeysOf } from '../features/index.js';
import { emails } from '../testing/candidates.js';
import { candidateAfter, changesOf, type IdentityChange } from './identity-change.js';
import type { KnownIdentity } from './known-identity.js';
import type { RecordObservation } from './observation.js';

const IDA = { displayName: 'Ida Berg', emails: emails('ida@post.example') };
const MAIL = makeIdentifierId('email', 'ida@post.example');

function rawAt(time: number, aliases: string[] = []): RawContact {
  return {
    ...{ recordId: `r${time}`, provider: 'google', accountId: 'home', kind: 'contact', externalId: 'ida', aliases },
    ...{ operation: 'UPSERT', version: `v${time}`, observedAt: time, syncJobId: null, origin: 'LIVE' },
    ...{ region: null, payload: '' },
  };
}

function seen(time: number, fields: Partial<Contact> = IDA, aliases: string[] = []): RecordObservation {
  const contact = contactWith(fields);
  const features = featuresOf(contact);
  const identifiers = features.identifiers.map(({ kind, value }) => ({
    identifierId: makeIdentifierId(kind, value),
    kind,
  }));
  const content = {
    ...{ contact, hash: JSON.stringify(fields), features, identifiers },
    ...{ blockingKeys: hashedBlockingKeysOf(features), aliasNames: aliasNamesIn(rawAt(time, aliases)) },
  };
  return { identityId: 'i', raw: rawAt(time, aliases), content };
}

const gone = (time: number): RecordObservation => ({ identityId: 'i', raw: rawAt(time), content: null });

function stepsOf(...changes: (IdentityChange | undefined)[]): string[] {
  return changes.flatMap((change) =>
    (change?.steps ?? []).map(({ observation, deleted }) => observation.raw.version + (deleted ? ' deleted' : '')),
  );
}

function changeOf(observations: RecordObservation[], before?: KnownIdentity): IdentityChange | undefined {
  return changesOf(observations, new Map(before ? [['i', before]] : []))[0];
}

/** The identity as the resolver would store it after the observations. */
function stored(...observations: RecordObservation[]): KnownIdentity {
  const change = changeOf(observations);
  const last = change?.steps.at(-1)?.observation.raw;
  if (!change || !last) throw new Error('The observations change nothing');
  const { contentHash, aliasNames } = change;
  const { externalId, version, observedAt } = last;
  const own = { personId: 'i', componentId: 'i', contentHash, aliasNames };
  return { ...candidateAfter(change), ...own, externalId, version, observedAt };
}

describe('changesOf', () => {
  it('turns the first observation of an identity into a change with all its content', () => {
    const first = seen(1);
    expect(changesOf([first], new Map())).toEqual([
      {
        identityId: 'i',
        before: undefined,
        steps: [{ observation: first, deleted: false, contact: first.content?.contact }],
        firstObservedAt: 1,
        features: first.content?.features,
        contentHash: first.content?.hash,
        aliasNames: [],
        identifiers: new Map([[MAIL, 'email']]),
        blockingKeys: first.content?.blockingKeys,
      },
    ]);
  });

  it.each<[string, RecordObservation[], string[]]>([
    ['repeated content is no step', [seen(1), seen(2)], ['v1']],
    ['a deletion of an unknown identity is no step', [gone(1)], []],
    ['a second deletion is no step', [seen(1), gone(2), gone(3)], ['v1', 'v2 deleted']],
    ['an edit that is undone is two steps', [seen(1), seen(2, {}), seen(3)], ['v1', 'v2', 'v3']],
    ['a return with the same content is a step', [seen(1), gone(2), seen(3)], ['v1', 'v2 deleted', 'v3']],
    ['another alias of the same content is a step', [seen(1), seen(2, IDA, ['people/c1'])], ['v1', 'v2']],
    ['the same aliases are no step', [seen(1, IDA, ['people/c1']), seen(2, IDA, ['people/c1'])], ['v1']],
  ])('%s', (_, observations, steps) => {
    expect(stepsOf(changeOf(observations))).toEqual(steps);
  });

  it.each<[string, RecordObservation[], RecordObservation, string[]]>([
    ['the stored content is no step', [seen(1)], seen(2), []],
    ['a deletion of a deleted identity is no step', [seen(1), gone(2)], gone(3), []],
    ['a return is a step', [seen(1), gone(2)], seen(3), ['v3']],
    ['a deletion is a step', [seen(1)], gone(2), ['v2 deleted']],
  ])('compared with what is stored, %s', (_, before, observation, steps) => {
    expect(stepsOf(changeOf([observation], stored(...before)))).toEqual(steps);
  });

  it('ends an alias when the record no longer carries it, and keeps its identifier', () => {
    const all = [seen(1, IDA, ['people/c1']), gone(2), seen(3, IDA, ['people/c1']), seen(4, IDA, ['people/c2'])];
    const whole = changeOf(all);
    expect(whole?.aliasNames).toEqual([
      { name: 'people/c1', from: 1, until: 4 },
      { name: 'people/c2', from: 4, until: null },
    ]);
    expect([...(whole?.identifiers.values() ?? [])]).toEqual(['email', 'alias', 'alias']);
    expect(changeOf(all.slice(2), stored(...all.slice(0, 2)))?.aliasNames).toEqual(whole?.aliasNames);
  });

  it('comes to the same whether a batch is taken at once or cut in two', () => {
    const all = [seen(1), seen(2), gone(3), gone(4), seen(5), seen(6, { displayName: 'Ida Moser' })];
    const whole = changeOf(all);
    const right = changeOf(all.slice(4), stored(...all.slice(0, 4)));
    expect(stepsOf(changeOf(all.slice(0, 4)), right)).toEqual(stepsOf(whole));
    expect({ ...right, before: undefined, steps: [] }).toEqual({ ...whole, steps: [] });
  });

  it('keeps the stored content and identifiers when a record is only deleted', () => {
    const before = stored(seen(1));
    expect(changeOf([gone(2)], before)).toEqual({
      identityId: 'i',
      before,
      steps: [{ observation: gone(2), deleted: true, contact: null }],
      firstObservedAt: 1,
      features: before.features,
      contentHash: before.contentHash,
      aliasNames: [],
      identifiers: new Map([[MAIL, '']]),
      blockingKeys: hashedBlockingKeysOf(before.features),
    });
  });

  it.each<[string, RecordObservation[], KnownIdentity | undefined, number]>([
    ['of its steps', [seen(5), seen(3, {})], undefined, 3],
    ['that is stored', [seen(5, {})], stored(seen(1)), 1],
    ['of an older record that comes late', [seen(2, {})], stored(seen(4)), 2],
  ])('gives an identity the earliest time %s', (_, observations, before, time) => {
    expect(changeOf(observations, before)?.firstObservedAt).toBe(time);
  });
});

describe('candidateAfter', () => {
  it('is the identity as its last step leaves it', () => {
    const change = changeOf([seen(1, IDA, ['people/c1']), gone(2)]);
    const alias = { kind: 'alias', value: 'google home 1', entry: '1', from: 1, until: null };
    const own = { kind: 'alias', value: 'google home ida', entry: 'ida', from: 0, until: null };
    expect(change && candidateAfter(change)).toEqual({
      identityId: 'i',
      provider: 'google',
      accountId: 'home',
      deleted: true,
      firstObservedAt: 1,
      features: featuresOf(contactWith(IDA)),
      aliases: [own, alias],
      identifiers: [MAIL, makeIdentifierId('alias', 'google home 1')],
    });
  });
});
