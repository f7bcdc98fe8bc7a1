import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceContact } from '../source-contact.js';
import { sourceWith } from '../testing/contact-with.js';
import { foldCard } from './fold-card.js';
import type { PersonCard } from './person-card.js';

const word = fc.constantFrom('Ida', 'ida', 'Berg', 'Otto');
const maybe = fc.option(word);
const label = fc.option(fc.constantFrom('home', 'work'));
const source = fc
  .record({
    identityId: fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5', 'i6'),
    deleted: fc.boolean(),
    firstObservedAt: fc.constantFrom(1, 2),
    names: fc.record({ displayName: maybe, firstName: maybe, lastName: maybe, nickname: maybe, notes: maybe }),
    emails: fc.array(fc.record({ value: word, label, primary: fc.boolean() }), { maxLength: 3 }),
    dates: fc.array(fc.record({ year: fc.option(fc.constantFrom(1980, 1981)), day: fc.constantFrom(1, 2) }), {
      maxLength: 2,
    }),
    jobs: fc.array(fc.record({ name: maybe, title: maybe }), { maxLength: 2 }),
    groups: fc.uniqueArray(fc.constantFrom('g1', 'g2')),
  })
  .map(({ identityId, deleted, firstObservedAt, names, emails, dates, jobs, groups }): SourceContact => {
    const fields = {
      ...names,
      groups,
      emails: emails.map((email) => ({ ...email, normalized: email.value.toLowerCase() })),
      dates: dates.map((date) => ({ ...date, label: 'birthday', month: 5, text: null })),
      organizations: jobs.map((job) => ({ ...job, department: null, primary: false })),
    };
    return sourceWith(identityId, fields, { deleted, firstObservedAt });
  });
const sources = fc.uniqueArray(source, { selector: ({ identityId }) => identityId, minLength: 1, maxLength: 6 });
const shuffled = sources.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);

describe('foldCard', () => {
  it('depends on the set of sources and not on their order', () => {
    fc.assert(
      fc.property(shuffled, ([all, reordered]) => {
        expect(foldCard('p1', reordered)).toEqual(foldCard('p1', all));
      }),
      { numRuns: 500 },
    );
  });

  it('depends on what the sources contain, and not on the random ids of accounts and identities', () => {
    const renamed = fc.tuple(
      sources,
      fc.shuffledSubarray(['r1', 'r2', 'r3', 'r4', 'r5', 'r6'], { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(renamed, ([all, names]) => {
        const others = all.map((one, i) => ({
          ...one,
          identityId: names[i] ?? '',
          accountId: `account of ${names[i]}`,
        }));
        expect(valuesOf(foldCard('p1', others))).toEqual(valuesOf(foldCard('p1', all)));
      }),
      { numRuns: 500 },
    );
  });

  it('has unique keys, positions in order, one primary at most, and a source for every value', () => {
    fc.assert(
      fc.property(sources, (all) => {
        const card = foldCard('p1', all);
        const emails = card.contactInfo.map(({ key }) => key);
        expect(new Set(emails).size).toBe(emails.length);
        expect(card.contactInfo.map(({ position }) => position)).toEqual(emails.map((_, index) => index));
        expect(card.contactInfo.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
        const sourced = [...card.contactInfo, ...card.importantDates, ...card.groups];
        expect(sourced.filter(({ identityIds }) => identityIds.length === 0)).toEqual([]);
        expect(Object.keys(card.fieldSources).sort()).toEqual(
          ['name', 'firstName', 'lastName', 'nickname', 'company', 'jobTitle', 'notes']
            .filter((field) => card[field as keyof typeof card] !== null)
            .sort(),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** What a person sees of a card. */
function valuesOf({ name, firstName, lastName, nickname, company, jobTitle, notes, ...card }: PersonCard) {
  return {
    ...{ name, firstName, lastName, nickname, company, jobTitle, notes },
    contactInfo: card.contactInfo.map(({ key, value, label, primary }) => ({ key, value, label, primary })),
    dates: card.importantDates.map(({ key }) => key),
    organizations: card.organizations.map(({ key }) => key),
    details: card.details.map(({ key }) => key),
  };
}
