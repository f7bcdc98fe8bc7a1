import { describe, expect, it } from 'vitest';
import type { LinkedContact } from '../source-contact.js';
import { linkedWith } from '../testing/contact-with.js';
import { type LinkChanges, linkChanges } from './link-changes.js';
import { sourceActivity } from './source-activity.js';

const NONE: LinkChanges = {
  links: [],
  versions: [],
  moves: [],
  replayed: new Map(),
  activities: [],
  touched: new Set(),
};
const known = (...links: readonly LinkedContact[]) => new Map(links.map((link) => [link.identityId, link]));
const synced = (after: LinkedContact) => sourceActivity(undefined, after, []);
const updated = (before: LinkedContact, after: LinkedContact, ...fields: string[]) =>
  sourceActivity(before, after, fields);

const v1 = linkedWith('ida', 1, { fields: { notes: 'oboe' } });
const v2 = linkedWith('ida', 2, { fields: { notes: 'viola' } });
const v3 = linkedWith('ida', 3, { fields: { notes: 'cello' } });
const since = (link: LinkedContact) => ({ ...link, fieldSince: { notes: link.observedAt } });

describe('link changes', () => {
  it('of a new contact: its link and an activity', () => {
    expect(linkChanges([v1], known())).toEqual({
      ...NONE,
      links: [v1],
      activities: [synced(v1)],
      touched: new Set(['ida']),
    });
  });

  it.each([
    ['an equal revision', [v1]],
    ['a smaller revision', [{ ...v2, revision: 0 }]],
    ['no contact', []],
  ])('of %s: none', (_, contacts) => {
    expect(linkChanges(contacts, known(v1))).toEqual(NONE);
  });

  it('of another version: the link, the replaced version and an activity', () => {
    expect(linkChanges([v2], known(v1))).toEqual({
      ...NONE,
      links: [since(v2)],
      versions: [v1],
      activities: [updated(v1, v2, 'notes')],
      touched: new Set(['ida']),
    });
  });

  it('of several versions in one batch: the last link, every replaced version and every activity', () => {
    expect(linkChanges([v1, v2, v3], known())).toEqual({
      ...NONE,
      links: [since(v3)],
      versions: [v1, since(v2)],
      activities: [synced(v1), updated(v1, v2, 'notes'), updated(v2, v3, 'notes')],
      touched: new Set(['ida']),
    });
  });

  it('of another person: a move that touches both persons, and neither version nor activity', () => {
    const moved = { ...v1, revision: 2, personId: 'otto' };
    expect(linkChanges([moved], known(v1))).toEqual({
      ...NONE,
      links: [moved],
      moves: [{ identityId: 'ida', revision: 2, fromPersonId: 'ida', toPersonId: 'otto' }],
      touched: new Set(['ida', 'otto']),
    });
  });

  it('of two moves in one batch: both moves, and every person that was touched', () => {
    const [there, back] = [
      { ...v1, revision: 2, personId: 'otto' },
      { ...v1, revision: 3, personId: 'ida' },
    ];
    expect(linkChanges([there, back], known(v1))).toMatchObject({
      links: [back],
      moves: [
        { identityId: 'ida', revision: 2, fromPersonId: 'ida', toPersonId: 'otto' },
        { identityId: 'ida', revision: 3, fromPersonId: 'otto', toPersonId: 'ida' },
      ],
      touched: new Set(['ida', 'otto']),
    });
  });

  it('of a replay: the time it starts from, and no activity', () => {
    const replay = { ...v1, revision: 4 };
    expect(linkChanges([replay], known(since(v3)))).toEqual({
      ...NONE,
      links: [replay],
      replayed: new Map([['ida', 1000]]),
      touched: new Set(['ida']),
    });
  });

  it('of a replay after new versions of the same batch: versions since its start are dropped', () => {
    const replay = { ...v2, revision: 4 };
    const changes = linkChanges([v1, v2, v3, replay], known());
    expect({ versions: changes.versions, replayed: changes.replayed, links: changes.links }).toEqual({
      versions: [v1],
      replayed: new Map([['ida', 2000]]),
      links: [replay],
    });
  });

  it('of two replays in one batch: the earlier time', () => {
    const replays = [
      { ...v2, revision: 4 },
      { ...v1, revision: 5 },
    ];
    expect(linkChanges(replays, known(v3)).replayed).toEqual(new Map([['ida', 1000]]));
  });

  it('do not depend on batching', () => {
    const events = [v1, { ...v1, revision: 2, personId: 'otto' }, { ...v3, personId: 'otto' }, linkedWith('cy', 1)];
    const whole = linkChanges(events, known());
    const links = known();
    const steps = events.map((event) => {
      const changes = linkChanges([event], links);
      for (const link of changes.links) links.set(link.identityId, link);
      return changes;
    });
    expect([...links.values()]).toEqual(whole.links);
    expect(steps.flatMap(({ versions }) => versions)).toEqual(whole.versions);
    expect(steps.flatMap(({ moves }) => moves)).toEqual(whole.moves);
    expect(steps.flatMap(({ activities }) => activities)).toEqual(whole.activities);
    expect(new Set(steps.flatMap(({ touched }) => [...touched]))).toEqual(whole.touched);
  });
});
