import { expect } from 'vitest';
import type { ConversationEvent } from '../../ports/conversation-event.js';
import type { LiveSession, LiveSource, SessionListener, SessionState } from '../../ports/live-session.js';
import { declareRules, type Rule } from './rule.js';

/** An account that is logged in, and a server of its network that the rules control. */
export interface LiveFixture {
  readonly source: LiveSource;
  readonly accountId: string;
  /** Another participant sends a message, whether a session is connected or not. Returns its id. */
  receive(): Promise<string>;
  /** The ids of all messages that the session has acknowledged. */
  acknowledged(): readonly string[];
  /** Breaks the connection. The next connections succeed. */
  dropConnection(): Promise<void>;
  /** The network refuses the next connection for a reason that passes. */
  refuseConnection(): Promise<void>;
  /** The network ends the login of the account. */
  logOut(): Promise<void>;
  /** Resolves when the session has done everything that it can do without another input. */
  settle(): Promise<void>;
}

/** A listener that records its calls. */
class RecordingListener implements SessionListener {
  readonly states: SessionState[] = [];
  readonly events: ConversationEvent[] = [];
  /** Rejects the next batch. */
  failNext = false;
  store: () => Promise<void> = async () => {};

  onState(state: SessionState): void {
    this.states.push(state);
  }

  async onEvents(events: readonly ConversationEvent[]): Promise<void> {
    if (this.failNext) {
      this.failNext = false;
      throw new Error('The inbox is unavailable');
    }
    await this.store();
    this.events.push(...events);
  }

  get ids(): string[] {
    return this.events.map(({ messageId }) => messageId);
  }

  get names(): string[] {
    return this.states.map(({ state }) => state);
  }
}

async function connected(fixture: LiveFixture): Promise<{ session: LiveSession; listener: RecordingListener }> {
  const listener = new RecordingListener();
  const session = fixture.source.createSession(fixture.accountId, listener);
  expect(await session.connect()).toEqual({ state: 'connected' });
  return { session, listener };
}

export const liveRules: readonly Rule<LiveFixture>[] = [
  {
    title: 'a session connects, and reports each state once and in order',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      expect(await session.connect()).toEqual({ state: 'connected' });
      await session.close();
      await session.close();
      expect(listener.names).toEqual(['connecting', 'connected', 'closed']);
      expect(session.state).toEqual({ state: 'closed' });
    },
  },
  {
    title: 'events arrive once, in order, and with origin live while the session is connected',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      const sent = [await fixture.receive(), await fixture.receive(), await fixture.receive()];
      await fixture.settle();
      await session.close();
      expect(listener.ids).toEqual(sent);
      expect(new Set(listener.events.map(({ origin }) => origin))).toEqual(new Set(['live']));
    },
  },
  {
    title: 'an event is acknowledged after it is stored, and not before',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      const storing = Promise.withResolvers<void>();
      const stored = Promise.withResolvers<void>();
      listener.store = () => {
        storing.resolve();
        return stored.promise;
      };
      const id = await fixture.receive();
      await storing.promise;
      expect(fixture.acknowledged()).toEqual([]);
      stored.resolve();
      await fixture.settle();
      expect(fixture.acknowledged()).toEqual([id]);
      await session.close();
    },
  },
  {
    title: 'an event that could not be stored stays unacknowledged and is delivered again',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      listener.failNext = true;
      const id = await fixture.receive();
      await fixture.settle();
      await session.close();
      const later = await connected(fixture);
      await fixture.settle();
      await later.session.close();
      expect([...listener.ids, ...later.listener.ids]).toEqual([id]);
      expect(fixture.acknowledged()).toEqual([id]);
    },
  },
  {
    title: 'events that happened while no session was connected arrive with origin offline',
    check: async (fixture) => {
      const missed = await fixture.receive();
      const { session, listener } = await connected(fixture);
      await fixture.settle();
      await session.close();
      expect(listener.events.map(({ messageId, origin }) => [messageId, origin])).toEqual([[missed, 'offline']]);
    },
  },
  {
    title: 'a lost connection is a state, and the session reconnects by itself',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      await fixture.dropConnection();
      await fixture.settle();
      const id = await fixture.receive();
      await fixture.settle();
      await session.close();
      expect(listener.names).toEqual(['connecting', 'connected', 'reconnecting', 'connected', 'closed']);
      expect(listener.ids).toEqual([id]);
    },
  },
  {
    title: 'connect() does not throw when the network refuses the connection',
    check: async (fixture) => {
      await fixture.refuseConnection();
      const session = fixture.source.createSession(fixture.accountId, new RecordingListener());
      expect(await session.connect()).toMatchObject({ state: 'reconnecting', message: expect.stringMatching(/\S/) });
      await session.close();
    },
  },
  {
    title: 'an ended login is a state with a message, and the session does not retry',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      await fixture.logOut();
      await fixture.settle();
      expect(session.state).toMatchObject({ state: 'needs-login', message: expect.stringMatching(/\S/) });
      expect(listener.names).toEqual(['connecting', 'connected', 'needs-login']);
      await session.close();
    },
  },
  {
    title: 'a closed session delivers nothing, and the next one delivers what it missed',
    check: async (fixture) => {
      const { session, listener } = await connected(fixture);
      await session.close();
      const id = await fixture.receive();
      await fixture.settle();
      expect(listener.ids).toEqual([]);
      const later = await connected(fixture);
      await fixture.settle();
      await later.session.close();
      expect(later.listener.ids).toEqual([id]);
    },
  },
];

/** The rules of a session. Call it at the top level of a spec file. */
export function liveContract(name: string, open: () => Promise<LiveFixture>): void {
  declareRules(`the live contract: ${name}`, liveRules, open);
}
