import { randomBytes } from 'node:crypto';
import { AS_OBSERVED, type ExpiredAnswer, expiredSyncToken, invalidArgument } from '../rpc-error.js';
import type { Change, Versioned, VersionedCollection } from './versioned-collection.js';

/** "Sync tokens expire 7 days after the full sync": people.connections.list in Google's reference. */
export const SYNC_TOKEN_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

// Far more than any client has under way; the oldest are forgotten first.
const TOKENS_KEPT = 1_000;

export interface ListRequest {
  readonly pageSize: number;
  readonly pageToken?: string | undefined;
  readonly syncToken?: string | undefined;
  readonly requestSyncToken: boolean;
  /** Every other parameter of the call: these must be equal from the first page to the last incremental call. */
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

/** The paging and incremental listing that Google's list methods share, over one collection of one account. */
export class SyncListing<T extends Versioned> {
  readonly #pages = new Map<string, { listing: Listing<T>; offset: number }>();
  readonly #syncStates = new Map<string, SyncState>();
  #expiredAnswer = AS_OBSERVED;
  #shortened: { keep: number; times: number } | undefined;

  constructor(
    private readonly collection: VersionedCollection<T>,
    private readonly now: () => number,
  ) {}

  /** One page. The sync token comes with the last page only. Throws Google's 400 for tokens that expired or do not fit. */
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

  /** The next complete listings, so many of them, end after `keep` items as if there were no more. */
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

  // A token of a former run of the sandbox is unknown, which to its holder is the same as expired.
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

// `requestSyncToken` is not among them: Google's own example leaves it out of the incremental call.
function syncParameters({ parameters, pageSize }: ListRequest): string {
  return JSON.stringify([parameters, pageSize]);
}

function remember<V>(tokens: Map<string, V>, value: V): string {
  const token = randomBytes(18).toString('base64url');
  tokens.set(token, value);
  const oldest = tokens.keys().next();
  if (tokens.size > TOKENS_KEPT && !oldest.done) tokens.delete(oldest.value);
  return token;
}
