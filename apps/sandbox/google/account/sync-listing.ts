import { randomBytes } from 'node:crypto';
import { AS_OBSERVED, type ExpiredAnswer, expiredSyncToken, invalidArgument } from '../rpc-error.js';
import type { Change, Versioned, VersionedCollection } from './versioned-collection.js';

/** "Sync tokens expire 7 days after the full sync": people.connections.list in Google's reference. */
export const SYNC_TOKEN_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

// Far more than clients use concurrently; the oldest are removed first.
const MAX_TOKENS = 1_000;

export interface ListRequest {
  readonly pageSize: number;
  readonly pageToken?: string | undefined;
  readonly syncToken?: string | undefined;
  readonly requestSyncToken: boolean;
  /** All other parameters of the call. They must stay equal over all pages and over all incremental calls. */
  readonly parameters: string;
}

export interface ListPage<T> {
  readonly changes: readonly Change<T>[];
  readonly total: number;
  readonly nextPageToken?: string;
  readonly nextSyncToken?: string;
}

interface Listing<T> {
  readonly changes: readonly Change<T>[];
  readonly firstCall: string;
  readonly syncState: SyncState;
}

interface SyncState {
  readonly revision: number;
  readonly fullSyncAt: number;
  readonly parameters: string;
}

/** Paging and incremental listing of one collection of one account, as Google's list methods do it. */
export class SyncListing<T extends Versioned> {
  readonly #pages = new Map<string, { listing: Listing<T>; offset: number }>();
  readonly #syncStates = new Map<string, SyncState>();
  #expiredAnswer = AS_OBSERVED;
  #shortened: { keep: number; times: number } | undefined;

  constructor(
    private readonly collection: VersionedCollection<T>,
    private readonly now: () => number,
  ) {}

  /** One page. Only the last page has a sync token. Throws Google's error for expired tokens and mismatched parameters. */
  list(request: ListRequest): ListPage<T> {
    const { listing, offset } =
      request.pageToken === undefined ? this.#first(request) : this.#resume(request, request.pageToken);
    const end = offset + request.pageSize;
    const page = { changes: listing.changes.slice(offset, end), total: listing.changes.length };
    if (end < listing.changes.length) {
      return { ...page, nextPageToken: remember(this.#pages, { listing, offset: end }) };
    }
    const wantsSyncToken = request.requestSyncToken || request.syncToken !== undefined;
    return wantsSyncToken ? { ...page, nextSyncToken: remember(this.#syncStates, listing.syncState) } : page;
  }

  expireSyncTokens(as: ExpiredAnswer): void {
    this.#syncStates.clear();
    this.#expiredAnswer = as;
  }

  /** Truncates the next `times` complete listings after `keep` items. */
  shorten(keep: number, times: number): void {
    this.#shortened = { keep, times };
  }

  #first(request: ListRequest): { listing: Listing<T>; offset: number } {
    const since = request.syncToken === undefined ? undefined : this.#syncState(request, request.syncToken);
    const listing: Listing<T> = {
      changes: since === undefined ? this.#all() : this.collection.since(since.revision),
      firstCall: firstCall(request),
      syncState: {
        revision: this.collection.revision,
        fullSyncAt: since?.fullSyncAt ?? this.now(),
        parameters: syncParameters(request),
      },
    };
    return { listing, offset: 0 };
  }

  #all(): Change<T>[] {
    const all = this.collection.all();
    if (this.#shortened === undefined) return all;
    const { keep, times } = this.#shortened;
    this.#shortened = times > 1 ? { keep, times: times - 1 } : undefined;
    return all.slice(0, keep);
  }

  #resume(request: ListRequest, pageToken: string): { listing: Listing<T>; offset: number } {
    if (request.syncToken !== undefined) this.#syncState(request, request.syncToken);
    const page = this.#pages.get(pageToken);
    if (page === undefined) throw invalidArgument('Page token is invalid.');
    if (page.listing.firstCall !== firstCall(request)) {
      throw invalidArgument(
        'When paginating, all other parameters must match the first call that provided the page token.',
      );
    }
    return page;
  }

  // A token of an earlier run of the sandbox is unknown; the client sees it as expired.
  #syncState(request: ListRequest, syncToken: string): SyncState {
    const state = this.#syncStates.get(syncToken);
    if (state === undefined || this.now() - state.fullSyncAt >= SYNC_TOKEN_LIFETIME_MS) {
      throw expiredSyncToken(this.#expiredAnswer);
    }
    if (state.parameters !== syncParameters(request)) {
      throw invalidArgument(
        'When syncing, all other parameters must match the first call that provided the sync token.',
      );
    }
    return state;
  }
}

function firstCall(request: ListRequest): string {
  return JSON.stringify([syncParameters(request), request.requestSyncToken, request.syncToken ?? null]);
}

// Without `requestSyncToken`: Google's own example omits it from the incremental call.
function syncParameters({ parameters, pageSize }: ListRequest): string {
  return JSON.stringify([parameters, pageSize]);
}

function remember<V>(tokens: Map<string, V>, value: V): string {
  const token = randomBytes(18).toString('base64url');
  tokens.set(token, value);
  const oldest = tokens.keys().next();
  if (tokens.size > MAX_TOKENS && !oldest.done) tokens.delete(oldest.value);
  return token;
}
