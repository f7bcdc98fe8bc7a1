import { describe, expect, it } from 'vitest';
import type { RawContactMessage } from '#contracts';
import type { KnownIdentity } from '#identity-store';
import { type Observation, observe } from '../../../../apps/identity-resolver/observe/observe.js';
import { contactGone, contactSeen, type Keyed, momentOf } from '../../../../test/support/fold/raw-records.js';
import { bearerOf, type Change, changesOf } from './changes.js';

const ida = (turn: number, name = 'Ida Berg', emails = ['ida@post.example']) =>
  seen(contactSeen({ externalId: 'ida', turn }, { name, emails }));
const gone = (turn: number) => seen(contactGone({ externalId: 'ida', turn }));

describe('changesOf', () => {
  it('makes a newcomer of the first observation of an identity', () => {
    const first = ida(1);
    expect(changesOf([first], new Map())).toEqual([
      {
        identityId: first.identityId,
        before: undefined,
        steps: [{ observation: first, deleted: false, contact: first.contact }],
        firstObservedAt: momentOf(1),
        features: first.features,
        contentHash: first.contentHash,
        aliasNames: [],
        identifiers: new Map(first.bearings.map(({ identifierId, kind }) => [identifierId, kind])),
        blocks: first.blocks,
      },
    ]);
  });

  it.each<[string, Observation[], string[]]>([
    ['repeated content is left out', [ida(1), ida(2)], ['v1']],
    ['a deletion of what was never there is left out', [gone(1)], []],
    ['a second deletion is left out', [ida(1), gone(2), gone(3)], ['v1', 'v2 deleted']],
    ['an edit that is undone is two steps', [ida(1), ida(2, 'Ida'), ida(3)], ['v1', 'v2', 'v3']],
    ['a return with the same content is a step', [ida(1), gone(2), ida(3)], ['v1', 'v2 deleted', 'v3']],
  ])('%s', (_, observations, steps) => {
    expect(stepsOf(changesOf(observations, new Map()))).toEqual(steps);
  });

  it.each<[string, Partial<KnownIdentity>, Observation[], string[]]>([
    ['the content that is stored is left out', {}, [ida(2)], []],
    ['a deletion of what is gone is left out', { deleted: true }, [gone(2)], []],
    ['a return is a step', { deleted: true }, [ida(2)], ['v2']],
    ['a deletion is a step', {}, [gone(2)], ['v2 deleted']],
  ])('compared with what is stored, %s', (_, rest, observations, steps) => {
    expect(stepsOf(changesOf(observations, stored(rest)))).toEqual(steps);
  });

  it('makes a step of another name of the same content, and of none of the same names', () => {
    const named = (turn: number, ...aliases: string[]) => {
      const { key, message } = contactSeen({ externalId: 'ida', turn, aliases }, { name: 'Ida Berg' });
      return seen({ key, message });
    };
    const all = [named(1, 'people/c1'), named(2, 'people/c1'), gone(3), named(4, 'people/c1'), named(5, 'people/c2')];
    const [change] = changesOf(all, new Map());
    expect(stepsOf([change])).toEqual(['v1', 'v3 deleted', 'v4', 'v5']);
    expect(change?.aliasNames).toEqual([
      { name: 'people/c1', from: momentOf(1), until: momentOf(5) },
      { name: 'people/c2', from: momentOf(5), until: null },
    ]);
    expect([...(change?.identifiers.values() ?? [])]).toEqual(['alias', 'alias']);
    const [first] = changesOf(all.slice(0, 1), new Map());
    const known = new Map(first ? [[first.identityId, asStored(first)]] : []);
    expect(changesOf(all.slice(1), known)[0]?.aliasNames).toEqual(change?.aliasNames);
  });

  it('is the same whether a batch is taken at once or cut in two', () => {
    const all = [ida(1), ida(2), gone(3), gone(4), ida(5), ida(6, 'Ida Moser')];
    const [whole] = changesOf(all, new Map());
    const [left] = changesOf(all.slice(0, 4), new Map());
    const known = new Map(left ? [[left.identityId, asStored(left)]] : []);
    const [right] = changesOf(all.slice(4), known);

    expect(stepsOf([left, right])).toEqual(stepsOf([whole]));
    expect(right).toMatchObject({ firstObservedAt: whole?.firstObservedAt, contentHash: whole?.contentHash });
  });

  it('keeps the identifiers that are stored when the source only deletes', () => {
    const [change] = changesOf([gone(2)], stored({}));
    expect([...(change?.identifiers.keys() ?? [])]).toEqual(ida(1).bearings.map(({ identifierId }) => identifierId));
    expect(change?.steps[0]?.contact).toBeNull();
  });

  it('keeps the earliest time of all observations that changed something', () => {
    expect(changesOf([ida(5), ida(3, 'Ida')], new Map())[0]?.firstObservedAt).toBe(momentOf(3));
    expect(changesOf([ida(5, 'Ida')], stored({ firstObservedAt: momentOf(1) }))[0]?.firstObservedAt).toBe(momentOf(1));
  });
});

function seen({ key, message }: Keyed<RawContactMessage>): Observation {
  return observe({ key, partition: 0, offset: 0n, message });
}

function stepsOf(changes: readonly (Change | undefined)[]): string[] {
  return changes.flatMap((change) =>
    (change?.steps ?? []).map(({ observation, deleted }) => observation.raw.version + (deleted ? ' deleted' : '')),
  );
}

function stored(rest: Partial<KnownIdentity>): Map<string, KnownIdentity> {
  const [first] = changesOf([ida(1)], new Map());
  if (!first) throw new Error('A first observation is a change');
  return new Map([[first.identityId, { ...asStored(first), ...rest }]]);
}

function asStored(change: Change): KnownIdentity {
  const { identityId, firstObservedAt, features, contentHash, identifiers, aliasNames, steps } = change;
  const last = steps.at(-1);
  if (!last) throw new Error('A change has a step');
  const { provider, accountId, externalId, version, observedAt } = last.observation.raw;
  const source = { provider, accountId, externalId, version, observedAt };
  const { aliases } = bearerOf(change);
  const borne = { identifiers: [...identifiers.keys()], aliasNames, aliases };
  const content = { features, contentHash, ...borne, deleted: last.deleted };
  return { identityId, personId: identityId, componentId: identityId, firstObservedAt, ...source, ...content };
}
