import type { ConversationEvent, MessageKey } from './conversation-event.js';

/** A message that is known already. A page of history ends before it. */
export interface HistoryAnchor extends MessageKey {
  readonly sentAt: number;
}

/**
 * Why there is no page before this one. Coverage records it, and only `beginning` makes a conversation complete.
 *
 * | end | meaning |
 * |---|---|
 * | beginning | the network confirmed that there is no older message |
 * | depth | the network has older messages and does not give them to this account |
 * | no-answer | the device that has the history did not answer. The same page may be asked for again later |
 * | no-permission | the account may not read the history of this conversation |
 */
export type HistoryEnd = 'beginning' | 'depth' | 'no-answer' | 'no-permission';

/** One page, backwards. */
export interface HistoryPage {
  /** Newest first, all of them before the anchor, with origin `history`. Not empty unless `end` is set. */
  readonly events: readonly ConversationEvent[];
  /** null: there may be older messages, and the oldest event is the next anchor. */
  readonly end: HistoryEnd | null;
}

/** Reads the history of a conversation backwards. It needs no state between pages: a reading resumes from any anchor. */
export interface HistoryReader {
  /**
   * The page before the anchor; null for the newest page. Every call counts against the budget of the account, which the caller
   * keeps. The same call may be made again and gives the same messages, with those that arrived meanwhile if the anchor is null.
   * @throws SourceError if the request failed. What the network answered is a page
   */
  readPage(conversationId: string, before: HistoryAnchor | null, signal: AbortSignal): Promise<HistoryPage>;
}
