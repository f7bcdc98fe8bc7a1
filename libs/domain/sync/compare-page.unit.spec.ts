import { describe, expect, test } from 'vitest';
import { comparePage, type KnownVersion } from './compare-page.js';
import type { SourceRecord } from './source-record.js';

const given = { aliases: ['x'], payload: '{}' };
const at = { kind: 'contact', stream: 'book' } as const;
const incremental = { stream: 'book', complete: false };
const present = (externalId: string, contentHash: string): SourceRecord => {
  return { ...given, present: true, kind: 'contact', externalId, locator: `at/${externalId}`, contentHash };
};
const gone = (externalId: string | undefined, locator: string): SourceRecord => ({
  ...given,
  present: false,
  externalId,
  locator,
});
const known = (externalId: string, contentHash: string | null): KnownVersion => {
  return {
    ...at,
    externalId,
    locator: `at/${externalId}`,
    revision: 4,
    contentHash,
    deleted: contentHash === 'deleted',
    tag: null,
  };
};

describe('a present record', () => {
  test('is a change when it is new, with revision 1', () => {
    const after = {
      ...at,
      externalId: 'a',
      locator: 'at/a',
      contentHash: 'h1',
      deleted: false,
      revision: 1,
      tag: null,
    };
    expect(comparePage([present('a', 'h1')], [], incremental)).toEqual({
      changes: [{ existed: false, after, ...given }],
      unchanged: [],
      counts: { fetched: 1, stored: 1, skipped: 0, deleted: 0 },
    });
  });

  test('gets the tag of its last reading', () => {
    const record = { ...present('a', 'h1'), tag: 'etag 2' };
    expect(comparePage([record], [{ ...known('a', 'h1'), tag: 'etag 1' }], incremental).unchanged).toEqual([
      { ...known('a', 'h1'), tag: 'etag 2' },
    ]);
    expect(comparePage([record], [], incremental).changes).toMatchObject([{ after: { tag: 'etag 2' } }]);
  });

  test('is unchanged if its content is the same, at any locator', () => {
    const before = { ...known('a', 'h1'), locator: 'elsewhere' };
    expect(comparePage([present('a', 'h1')], [before], incremental)).toEqual({
      changes: [],
      unchanged: [{ ...before, locator: 'at/a' }],
      counts: { fetched: 1, stored: 0, skipped: 1, deleted: 0 },
    });
  });

  test.each([
    ['differs', known('a', 'h0')],
    ['is unknown', known('a', null)],
    ['was deleted', known('a', 'deleted')],
  ])('is the next revision if the version in the log %s', (_, before) => {
    const [change] = comparePage([present('a', 'h1')], [before], incremental).changes;
    expect(change).toMatchObject({
      existed: !before.deleted,
      after: { contentHash: 'h1', deleted: false, revision: 5 },
    });
  });

  test('counts once, with its last content, if a page contains it twice', () => {
    const { changes, counts } = comparePage([present('a', 'h1'), present('a', 'h2')], [], incremental);
    expect(changes.map(({ after }) => after.contentHash)).toEqual(['h2']);
    expect(counts).toEqual({ fetched: 2, stored: 1, skipped: 1, deleted: 0 });
  });
});

describe('a deletion', () => {
  test.each([
    ['its id', gone('a', 'unknown')],
    ['its locator', gone(undefined, 'at/a')],
  ])('finds the record by %s', (_, record) => {
    const { changes, counts } = comparePage([record], [known('a', 'h1')], incremental);
    expect(changes).toMatchObject([{ after: { externalId: 'a', contentHash: 'deleted', deleted: true, revision: 5 } }]);
    expect(counts).toEqual({ fetched: 1, stored: 0, skipped: 0, deleted: 1 });
  });

  test('of a record with unknown content is a change', () => {
    expect(comparePage([gone('a', 'at/a')], [known('a', null)], incremental).counts.deleted).toBe(1);
  });

  test.each([
    ['a record that was never sent', []],
    ['a deleted record', [known('a', 'deleted')]],
  ])('of %s is ignored', (_, versions) => {
    const counts = { fetched: 1, stored: 0, skipped: 1, deleted: 0 };
    expect(comparePage([gone('a', 'at/a')], versions, incremental)).toEqual({ changes: [], unchanged: [], counts });
  });
});

describe('streams', () => {
  const elsewhere = { ...known('a', 'h1'), stream: 'other book' };

  test('a record that moved to another stream is unchanged', () => {
    expect(comparePage([present('a', 'h1')], [elsewhere], incremental)).toMatchObject({
      changes: [],
      unchanged: [{ externalId: 'a', stream: 'book' }],
    });
  });

  test.each([
    ['its id', gone('a', 'unknown')],
    ['its locator', gone(undefined, 'at/a')],
  ])('a deletion by %s is ignored if another stream has the record by now', (_, record) => {
    expect(comparePage([record], [elsewhere], incremental).changes).toEqual([]);
  });

  test('a record whose locator another record has now is deleted', () => {
    const newcomer = { ...present('b', 'h2'), locator: 'at/a' };
    const { changes } = comparePage([newcomer], [known('a', 'h1')], incremental);
    expect(changes.map(({ after }) => [after.externalId, after.deleted])).toEqual([
      ['b', false],
      ['a', true],
    ]);
  });

  test('a displaced record is not deleted if the page contains it elsewhere, nor in a complete listing', () => {
    const swapped = [
      { ...present('b', 'h2'), locator: 'at/a' },
      { ...present('a', 'h1'), locator: 'at/b' },
    ];
    const before = [known('a', 'h1'), known('b', 'h2')];
    expect(comparePage(swapped, before, incremental).changes).toEqual([]);
    expect(comparePage(swapped.slice(0, 1), before, { stream: 'book', complete: true }).changes).toEqual([]);
  });

  test('a contact that became a group is a new record, and the contact is deleted', () => {
    const group: SourceRecord = {
      ...given,
      present: true,
      kind: 'group',
      externalId: 'a',
      locator: 'at/a',
      contentHash: 'g',
    };
    const { changes, counts } = comparePage([group], [known('a', 'h1')], incremental);
    expect(changes.map(({ after }) => [after.kind, after.deleted])).toEqual([
      ['group', false],
      ['contact', true],
    ]);
    expect(counts).toEqual({ fetched: 0, stored: 0, skipped: 0, deleted: 1 });
  });
});
