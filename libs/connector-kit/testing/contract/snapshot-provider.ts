import type { SourceErrorCode } from '../../ports/source-error.js';
import type { HarnessAccount } from '../sync-harness.js';

/** Identifies a contact at the server. */
export type Handle = string;

/** How one request fails. */
export type Fault = 'unavailable' | 'quota' | 'broken-connection';

/**
 * One account of a server that speaks the provider's protocol, and the connector that reads it with the provider's real client
 * library. Failed requests are retried without a delay (`Retry` with a `wait` that resolves at once).
 * A member that the server does not support is absent, and the rules that need it are not declared.
 */
export interface ProviderAccount extends HarnessAccount {
  /** Where contacts can be created: the names of streams. At least one. */
  readonly books: readonly [string, ...string[]];
  add(book: string, name: string): Promise<Handle>;
  rename(handle: Handle, name: string): Promise<void>;
  /** Writes the contact unchanged: it gets a new version of the same content. */
  touch(handle: Handle): Promise<void>;
  remove(handle: Handle): Promise<void>;
  /** Expires every cursor that was issued so far. */
  expireCursors(): Promise<void>;
  /** Fails the next requests for records. */
  fail?(fault: Fault, times: number): Promise<void>;
  /** Refuses all further requests. `code` is the error of the run. */
  readonly revokeAccess?: { readonly code: SourceErrorCode; act(): Promise<void> };
  move?(handle: Handle, book: string): Promise<void>;
  removeBook?(book: string): Promise<void>;
  /** Replaces the contact by this text, which the connector cannot read. */
  readonly corrupt?: { readonly text: string; act(handle: Handle): Promise<void> };
  /** A group with these members; its record has this name. */
  addGroup?(name: string, members: readonly Handle[]): Promise<void>;
  /** The name of a contact or group in the payload of its record. */
  nameIn(payload: string): string;
}

/** A provider's server and its connector, for `snapshotContract`. */
export interface SnapshotProvider {
  /** A new account for each test, with several address books if the provider supports them. */
  openAccount(): Promise<ProviderAccount>;
  close(): Promise<void>;
}
