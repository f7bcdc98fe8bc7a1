import type { Connector } from '../../ports/ports.js';
import type { SourceErrorCode } from '../../ports/source-error.js';

/** A contact at the server, as whoever made it can find it again. */
export type Handle = string;

/** A way in which one request can go wrong. */
export type Fault = 'unavailable' | 'quota' | 'broken-connection';

/**
 * One account of a server that speaks the provider's protocol, and the connector that reads it with the provider's real client
 * library. Requests that go wrong are repeated without waiting (`Retry` with a `wait` that resolves at once).
 * What a server cannot do is absent, and the specs that need it are not declared.
 */
export interface ContractAccount {
  readonly connector: Connector;
  readonly accountId: string;
  /** The account's settings, as the API would give them. */
  readonly settings: object;
  /** Where contacts can be made: the names of streams. At least one. */
  readonly books: readonly [string, ...string[]];
  add(book: string, name: string): Promise<Handle>;
  rename(handle: Handle, name: string): Promise<void>;
  /** Writes the contact as it is: its version moves, its content does not. */
  touch(handle: Handle): Promise<void>;
  remove(handle: Handle): Promise<void>;
  /** No cursor that was given so far is accepted any more. */
  expireCursors(): Promise<void>;
  /** The next requests for records, so many of them, go wrong. */
  fail?(fault: Fault, times: number): Promise<void>;
  /** No request is authorised any more. `code` is what the run then fails with. */
  readonly lockOut?: { readonly code: SourceErrorCode; act(): Promise<void> };
  move?(handle: Handle, book: string): Promise<void>;
  removeBook?(book: string): Promise<void>;
  /** Makes the contact one that the connector cannot read, by writing this text in place of it. */
  readonly spoil?: { readonly text: string; act(handle: Handle): Promise<void> };
  /** A group with these members; its record has this name. */
  addGroup?(name: string, members: readonly Handle[]): Promise<void>;
  /** The name that a contact or group has in the payload of its record. */
  nameIn(payload: string): string;
}

/** A provider's server and its connector, for `connectorContract`. */
export interface ContractHarness {
  /** An account of its own for each spec. With several books when the provider has such. */
  openAccount(): Promise<ContractAccount>;
  close(): Promise<void>;
}
