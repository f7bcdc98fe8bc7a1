import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, comparePage, deletionOf, type KnownVersion, keyOf } from './compare-page.js';
import type { SourceRecord } from './source-record.js';

const kind = fc.constantFrom('contact' as const, 'group' as const);
const content = fc.constantFrom('red', 'green', 'blue');
/** A record is at the same locator in every listing. */
const record: fc.Arbitrary<SourceRecord> = fc
  .record({ kind, id: fc.integer({ min: 1, max: 8 }), contentHash: content, present: fc.boolean() })
  .map(({ kind, id, contentHash, present }) => {
    const place = { externalId: `${kind} ${id}`, locator: `at/${kind}/${id}`, aliases: [], payload: '{}' };
    return present ? { ...place, present, kind, contentHash } : { ...place, present };
  });
/** A page with each record once at most. */
const pages = fc.uniqueArray(record, { maxLength: 12, selector: ({ externalId }) => externalId });
const settings = { seed: 20_261_130, numRuns: 300 };

/** The versions in the log after the changes were sent. */
function applied(known: readonly KnownVersion[], changes: readonly Change[]): KnownVersion[] {
  const versions = new Map(known.map((version) => [keyOf(version), version]));
  for (const { after } of changes) versions.set(keyOf(after), after);
  return [...versions.values()];
}

const compare = (records: readonly SourceRecord[], known: readonly KnownVersion[], complete = false) =>
  comparePage(records, known, { stream: 'book', complete });

test('a page that is compared again after its changes were sent has no changes', () => {
  fc.assert(
    fc.property(pages, pages, (before, page) => {
      const known = applied([], compare(before, []).changes);
      const after = applied(known, compare(page, known).changes);
      expect(compare(page, after).changes).toEqual([]);
    }),
    settings,
  );
});

test('after any pages the log has the last content of each record', () => {
  fc.assert(
    fc.property(fc.array(pages, { maxLength: 6 }), (listed) => {
      let known: KnownVersion[] = [];
      for (const page of listed) known = applied(known, compare(page, known).changes);
      const last = new Map(listed.flat().map((one) => [one.externalId, one]));
      const expected = [...last].map(([id, one]) => [id, one.present ? one.contentHash : 'deleted']);
      const isKnown = new Set(known.map(({ externalId }) => externalId));
      expect(Object.fromEntries(known.map(({ externalId, contentHash }) => [externalId, contentHash]))).toEqual(
        Object.fromEntries(expected.filter(([id]) => id !== undefined && isKnown.has(id))),
      );
      for (const [id, one] of last) if (one.present) expect(isKnown).toContain(id);
    }),
    settings,
  );
});

test('every change has the next revision of its record', () => {
  fc.assert(
    fc.property(pages, pages, (before, page) => {
      const known = applied([], compare(before, []).changes);
      const revisions = new Map(known.map((version) => [keyOf(version), version.revision]));
      for (const { after } of compare(page, known).changes) {
        expect(after.revision).toBe((revisions.get(keyOf(after)) ?? 0) + 1);
      }
    }),
    settings,
  );
});

test('fetched records are stored, skipped or deleted, and groups are not counted', () => {
  fc.assert(
    fc.property(pages, pages, (before, page) => {
      const known = applied([], compare(before, []).changes);
      const { changes, counts } = compare(page, known);
      expect(counts.fetched).toBe(counts.stored + counts.skipped + counts.deleted);
      expect(counts.stored + counts.deleted).toBe(changes.filter(({ after }) => after.kind !== 'group').length);
    }),
    settings,
  );
});

test('a deletion keeps the id of its record and can be taken back by the same content', () => {
  const [change] = compare(
    [
      {
        present: true,
        kind: 'contact',
        externalId: 'a',
        locator: 'at/a',
        contentHash: 'red',
        aliases: [],
        payload: '{}',
      },
    ],
    [],
  ).changes;
  if (!change) throw new Error('A new record is a change');
  const deletion = deletionOf(change.after);
  expect(deletion).toEqual({
    existed: true,
    after: { ...change.after, contentHash: 'deleted', deleted: true, revision: 2 },
    aliases: [],
    payload: '{}',
  });
  const again = { ...change.after, aliases: [], payload: '{}', present: true as const, tag: 'etag' };
  expect(compare([again], [deletion.after]).changes).toMatchObject([{ existed: false, after: { revision: 3 } }]);
});
