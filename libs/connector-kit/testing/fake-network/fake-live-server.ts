import type { ConversationEvent } from '../../ports/conversation-event.js';
import type { LiveSession, LiveSource, SessionListener, SessionState } from '../../ports/live-session.js';

const LOGGED_OUT: SessionState = {
  state: 'needs-login',
  code: 'LOGGED_OUT',
  message: 'The network ended the login. Connect the account again.',
};
const UNREACHABLE: SessionState = {
  state: 'reconnecting',
  code: 'NETWORK',
  message: 'The network cannot be reached. The session reconnects by itself.',
};

/** The server of one account in memory. It keeps events until they are acknowledged. */
export class FakeLiveServer implements LiveSource {
  readonly acknowledged: string[] = [];
  #unacknowledged: ConversationEvent[] = [];
  #session: FakeSession | undefined;
  #retries: FakeSession[] = [];
  #refusesNext = false;
  #isLoggedIn = true;
  #ids = 0;

  createSession(_: string, listener: SessionListener): LiveSession {
    return new FakeSession(this, listener);
  }

  receive(): string {
    const messageId = `m${++this.#ids}`;
    const key = { conversationId: 'c1', messageId, senderId: 'u1' };
    const origin = this.#session ? 'live' : 'offline';
    const event = { ...key, type: 'message', origin, sentAt: this.#ids, payload: '{}' } as const;
    this.#unacknowledged.push(event);
    this.#session?.deliver([event]);
    return messageId;
  }

  refuseNext(): void {
    this.#refusesNext = true;
  }

  drop(): void {
    this.#session?.disconnect(UNREACHABLE);
  }

  logOut(): void {
    this.#isLoggedIn = false;
    this.#session?.disconnect(LOGGED_OUT);
  }

  /** Reconnects lost sessions, and waits until every event that was delivered is stored. */
  async settle(): Promise<void> {
    for (const session of this.#retries.splice(0)) session.open();
    await this.#session?.delivered;
  }

  /** Returns the state of the connection, and delivers what was not acknowledged if it is connected. */
  accept(session: FakeSession): SessionState {
    if (!this.#isLoggedIn) return LOGGED_OUT;
    if (this.#refusesNext) {
      this.#refusesNext = false;
      this.#retries.push(session);
      return UNREACHABLE;
    }
    this.#session = session;
    return { state: 'connected' };
  }

  /** Events that no earlier session has acknowledged. */
  get missed(): readonly ConversationEvent[] {
    return this.#unacknowledged.map((event) => ({ ...event, origin: 'offline' }));
  }

  acknowledge(events: readonly ConversationEvent[]): void {
    const ids = events.map(({ messageId }) => messageId);
    this.acknowledged.push(...ids);
    this.#unacknowledged = this.#unacknowledged.filter(({ messageId }) => !ids.includes(messageId));
  }

  left(session: FakeSession, state: SessionState): void {
    if (this.#session === session) this.#session = undefined;
    if (state.state === 'reconnecting') this.#retries.push(session);
  }
}

class FakeSession implements LiveSession {
  #state: SessionState = { state: 'closed' };
  #isStarted = false;
  #isClosed = false;
  /** Resolves when every batch so far is stored, or has failed. */
  delivered: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: FakeLiveServer,
    private readonly listener: SessionListener,
  ) {}

  get state(): SessionState {
    return this.#state;
  }

  async connect(): Promise<SessionState> {
    if (this.#isStarted) return this.#state;
    this.#isStarted = true;
    this.#enter({ state: 'connecting' });
    this.open();
    return this.#state;
  }

  open(): void {
    if (this.#isClosed) return;
    this.#enter(this.server.accept(this));
    const { missed } = this.server;
    if (this.#state.state === 'connected' && missed.length > 0) this.deliver(missed);
  }

  disconnect(state: SessionState): void {
    this.server.left(this, state);
    this.#enter(state);
  }

  deliver(events: readonly ConversationEvent[]): void {
    this.delivered = this.delivered.then(async () => {
      if (this.#isClosed) return;
      await this.listener.onEvents(events).then(
        () => this.server.acknowledge(events),
        // Not acknowledged: the server delivers them to the next session.
        () => {},
      );
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.disconnect({ state: 'closed' });
    await this.delivered;
  }

  #enter(state: SessionState): void {
    this.#state = state;
    this.listener.onState(state);
  }
}
