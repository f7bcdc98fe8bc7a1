import type { ConversationEvent } from '../../ports/conversation-event.js';
import type { HistoryAnchor, HistoryPage, HistoryReader } from '../../ports/history-reader.js';
import type { EarlyEnd } from '../contract/history-contract.js';

const PAGE_SIZE = 10;

/** Conversations in memory, and the reader of their history. */
export class FakeHistory implements HistoryReader {
  /** Oldest first. */
  readonly #conversations = new Map<string, ConversationEvent[]>();
  readonly #ends = new Map<string, EarlyEnd>();

  create(messages: number): { id: string; messageIds: readonly string[] } {
    const id = `c${this.#conversations.size + 1}`;
    this.#conversations.set(id, []);
    for (let n = 0; n < messages; n++) this.receive(id);
    return { id, messageIds: this.#of(id).map(({ messageId }) => messageId) };
  }

  receive(conversationId: string): void {
    const events = this.#of(conversationId);
    const key = { conversationId, messageId: `${conversationId}-${events.length + 1}`, senderId: 'u1' };
    events.push({ ...key, type: 'message', origin: 'history', sentAt: events.length + 1, payload: '{}' });
  }

  endBy(end: EarlyEnd, conversationId: string): void {
    this.#ends.set(conversationId, end);
  }

  async readPage(conversationId: string, before: HistoryAnchor | null, signal: AbortSignal): Promise<HistoryPage> {
    signal.throwIfAborted();
    const end = this.#ends.get(conversationId);
    if (end !== undefined) return { events: [], end };
    const events = this.#of(conversationId);
    const to = before === null ? events.length : events.findIndex(({ messageId }) => messageId === before.messageId);
    const from = Math.max(0, to - PAGE_SIZE);
    return { events: events.slice(from, to).reverse(), end: from === 0 ? 'beginning' : null };
  }

  #of(conversationId: string): ConversationEvent[] {
    return this.#conversations.get(conversationId) ?? [];
  }
}
