import { HttpException } from '@nestjs/common';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ListPage, type ListRequest, SYNC_TOKEN_LIFETIME_MS, SyncListing } from './sync-listing.js';
import { type Versioned, VersionedCollection } from './versioned-collection.js';

let now: number;
let collection: VersionedCollection<Versioned>;
let listing: SyncListing<Versioned>;

beforeEach(() => {
  now = 0;
  collection = new VersionedCollection();
  listing = new SyncListing(collection, () => now);
  for (const id of ['a', 'b', 'c']) write(id);
});

const write = (id: string) => collection.put((revision) => ({ id, revision }));
const list = (request: Partial<ListRequest> = {}) =>
  listing.list({ pageSize: 2, requestSyncToken: true, parameters: 'names', ...request });
const seen = (page: ListPage<Versioned>) =>
  page.changes.map(({ item, deleted }) => (deleted ? `-${item.id}` : item.id));

function syncToken(): string {
  const first = list();
  return list({ pageToken: first.nextPageToken }).nextSyncToken ?? '';
}

function reasonOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof HttpException)) throw error;
    const body = error.getResponse() as { error: { status: string; details?: { reason: string }[] } };
    return [error.getStatus(), body.error.status, body.error.details?.[0]?.reason];
  }
}

const EXPIRED = [400, 'FAILED_PRECONDITION', 'EXPIRED_SYNC_TOKEN'];
const REFUSED = [400, 'INVALID_ARGUMENT', undefined];

describe('a listing', () => {
  it('returns every item once, in the order of the last write, with a sync token on the last page', () => {
    write('a');
    const first = list();
    const last = list({ pageToken: first.nextPageToken });
    expect([seen(first), seen(last)]).toEqual([['b', 'c'], ['a']]);
    expect([first.nextSyncToken, last.nextPageToken]).toEqual([undefined, undefined]);
    expect(last.nextSyncToken).toEqual(expect.any(String));
  });

  it('returns the same page for the same page token', () => {
    const { nextPageToken } = list();
    expect(seen(list({ pageToken: nextPageToken }))).toEqual(seen(list({ pageToken: nextPageToken })));
  });

  it('is a snapshot: later changes are part of the next sync', () => {
    const first = list();
    collection.remove('c');
    write('d');
    const last = list({ pageToken: first.nextPageToken });
    expect(seen(last)).toEqual(['c']);
    expect(seen(list({ syncToken: last.nextSyncToken }))).toEqual(['-c', 'd']);
  });

  it('lists an item that was written and deleted once, as deleted, and a recreated item as current', () => {
    const token = syncToken();
    write('a');
    collection.remove('a');
    collection.remove('b');
    write('b');
    expect(seen(list({ syncToken: token }))).toEqual(['-a', 'b']);
  });

  it('returns a sync token only if the request asks for one or has one', () => {
    const token = syncToken();
    expect(list({ pageSize: 9, requestSyncToken: false }).nextSyncToken).toBeUndefined();
    expect(list({ syncToken: token, requestSyncToken: false }).nextSyncToken).toEqual(expect.any(String));
  });

  it('expires a sync token seven days after the full sync, not after its last use', () => {
    const token = syncToken();
    now = SYNC_TOKEN_LIFETIME_MS - 1;
    const renewed = list({ syncToken: token }).nextSyncToken;
    now = SYNC_TOKEN_LIFETIME_MS;
    expect(reasonOf(() => list({ syncToken: renewed }))).toEqual(EXPIRED);
  });

  it('rejects as expired a sync token that is unknown or was expired between two pages', () => {
    expect(reasonOf(() => list({ syncToken: 'of-another-run' }))).toEqual(EXPIRED);
    const token = syncToken();
    for (const id of ['d', 'e', 'f']) write(id);
    const { nextPageToken } = list({ syncToken: token });
    listing.expireSyncTokens({ http: 400, withReason: true });
    expect(reasonOf(() => list({ syncToken: token, pageToken: nextPageToken }))).toEqual(EXPIRED);
  });

  it.each<Partial<ListRequest>>([{ parameters: 'photos' }, { pageSize: 1 }, { requestSyncToken: false }])(
    'refuses a page with other parameters than the first: %o',
    (other) => {
      const { nextPageToken } = list();
      expect(reasonOf(() => list({ pageToken: nextPageToken, ...other }))).toEqual(REFUSED);
    },
  );

  it.each<Partial<ListRequest>>([{ parameters: 'photos' }, { pageSize: 1 }])(
    'refuses an incremental call with other parameters than the full one: %o',
    (other) => {
      const token = syncToken();
      expect(reasonOf(() => list({ syncToken: token, ...other }))).toEqual(REFUSED);
    },
  );

  it('rejects an unknown page token', () => {
    expect(reasonOf(() => list({ pageToken: 'guess' }))).toEqual(REFUSED);
  });
});
