import type { SourceStream } from './source-stream.js';

/** A stream of the provider that the owner may include or exclude. */
export interface FoundStream {
  readonly name: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly readOnly: boolean;
  readonly chosen: boolean;
}

/** The streams of an account when a run begins. */
export interface StreamSet {
  /** In the order in which they are read: groups before the contacts that refer to them. */
  readonly streams: readonly SourceStream[];
  /** Whether the set has all streams. If so, the records of a former stream that is not in it are deleted. */
  readonly complete: boolean;
  /** What the owner may choose from; absent if there is no choice. */
  readonly found?: readonly FoundStream[];
}

/**
 * Lists the contacts of an account, and the groups that they refer to: a group that contacts refer to is a stream of the same
 * set, so that it is read and sent before them.
 */
export interface ContactLister {
  /**
   * Called after the credentials are checked.
   * @throws SourceError if the provider does not list its streams
   */
  streams(): Promise<StreamSet>;
}
