import { expect } from 'vitest';
import type { ConversationEvent } from '../../ports/conversation-event.js';
import type { HistoryAnchor, HistoryEnd, HistoryReader } from '../../ports/history-reader.js';
import { declareRules, type Rule } from './rule.js';

/** An end before the beginning. */
export type EarlyEnd = Exclude<HistoryEnd, 'beginning'>;

/** An account with conversations at a server that the rules control. */
export interface HistoryFixture {
  readonly reader: HistoryReader;
  /** Creates a conversation of this many messages, more than a page. Returns its id and theirs, oldest first. */
  conversation(messages: number): Promise<{ readonly id: string; readonly messageIds: readonly string[] }>;
  /** Another message arrives. */
  receive(conversationId: string): Promise<void>;
  /** From now on the history of the conversation ends for this reason. */
  endBy(end: EarlyEnd, conversationId: string): Promise<void>;
}

const MESSAGES = 25;
const MOST_PAGES = 2 * MESSAGES;
const { signal } = new AbortController();

interface Reading {
  /** Newest first. */
  readonly ids: readonly string[];
  readonly events: readonly ConversationEvent[];
  readonly end: HistoryEnd;
  readonly anchors: readonly HistoryAnchor[];
}

/** Reads backwards until the history ends. */
async function readAll(reader: HistoryReader, id: string, from: HistoryAnchor | null = null): Promise<Reading> {
  const events: ConversationEvent[] = [];
  const anchors: HistoryAnchor[] = [];
  let before = from;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await reader.readPage(id, before, signal);
    events.push(...page.events);
    if (page.end !== null) return { ids: events.map(({ messageId }) => messageId), events, end: page.end, anchors };
    const oldest = page.events.at(-1);
    if (!oldest) throw new Error('A page without events and without an end makes no progress');
    before = oldest;
    anchors.push(oldest);
  }
  throw new Error('The history does not end');
}

function endRule(end: EarlyEnd): Rule<HistoryFixture> {
  return {
    title: `a history that ends early reports why: ${end}`,
    check: async ({ reader, conversation, endBy }) => {
      const { id } = await conversation(MESSAGES);
      await endBy(end, id);
      const page = await reader.readPage(id, null, signal);
      expect(page.end).toBe(end);
    },
  };
}

const commonRules: readonly Rule<HistoryFixture>[] = [
  {
    title: 'pages contain every message once, newest first, and end at the beginning',
    check: async ({ reader, conversation }) => {
      const { id, messageIds } = await conversation(MESSAGES);
      const { ids, end, anchors } = await readAll(reader, id);
      expect(ids).toEqual(messageIds.toReversed());
      expect(end).toBe('beginning');
      expect(anchors.length).toBeGreaterThan(0);
    },
  },
  {
    title: 'every event has origin history and belongs to its conversation',
    check: async ({ reader, conversation }) => {
      const [{ id }] = [await conversation(MESSAGES), await conversation(MESSAGES)];
      const { events } = await readAll(reader, id);
      expect(new Set(events.map(({ origin, conversationId }) => `${origin} ${conversationId}`))).toEqual(
        new Set([`history ${id}`]),
      );
    },
  },
  {
    title: 'a page contains only messages before its anchor',
    check: async ({ reader, conversation }) => {
      const { id, messageIds } = await conversation(MESSAGES);
      const { events } = await readAll(reader, id);
      const anchor = events[MESSAGES / 5];
      if (!anchor) throw new Error('The history is too short');
      const { ids } = await readAll(reader, id, anchor);
      expect(ids).toEqual(messageIds.slice(0, messageIds.indexOf(anchor.messageId)).toReversed());
    },
  },
  {
    title: 'a reading resumes from any anchor while new messages arrive',
    check: async ({ reader, conversation, receive }) => {
      const { id, messageIds } = await conversation(MESSAGES);
      const { anchors } = await readAll(reader, id);
      await receive(id);
      for (const anchor of anchors) {
        const { ids, end } = await readAll(reader, id, anchor);
        expect(ids).toEqual(messageIds.slice(0, messageIds.indexOf(anchor.messageId)).toReversed());
        expect(end).toBe('beginning');
      }
    },
  },
  {
    title: 'before the first message there is the beginning',
    check: async ({ reader, conversation }) => {
      const { id } = await conversation(MESSAGES);
      const { events } = await readAll(reader, id);
      const first = events.at(-1) ?? null;
      expect(await reader.readPage(id, first, signal)).toEqual({ events: [], end: 'beginning' });
    },
  },
  {
    title: 'an aborted reading rejects',
    check: async ({ reader, conversation }) => {
      const { id } = await conversation(MESSAGES);
      await expect(reader.readPage(id, null, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    },
  },
];

/** `ends`: those that the network has. */
export function historyRules(ends: readonly EarlyEnd[]): readonly Rule<HistoryFixture>[] {
  return [...commonRules, ...ends.map(endRule)];
}

/** The rules of a history reader. Call it at the top level of a spec file. */
export function historyContract(name: string, open: () => Promise<HistoryFixture>, ends: readonly EarlyEnd[]): void {
  declareRules(`the history contract: ${name}`, historyRules(ends), open);
}
