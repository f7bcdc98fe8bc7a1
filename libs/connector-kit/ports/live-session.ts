import type { ConversationEvent } from './conversation-event.js';

/**
 * The state of a session. A connection error is a state and never an exception.
 *
 * | state | meaning | ends by |
 * |---|---|---|
 * | connecting | the connection is being opened | itself |
 * | connected | the network answered our last keep-alive | a lost connection, a logout, close() |
 * | silent | the connection is open, and for minutes neither an answer nor an event arrived | itself: one reconnect |
 * | reconnecting | the connection was lost; the session retries | itself |
 * | needs-login | the network ended the login. The session does not retry | a new login |
 * | restricted | the network restricts the account. The session does not retry | the owner |
 * | closed | close() was called | nothing |
 */
export type SessionState =
  | { readonly state: 'connecting' | 'connected' | 'closed' }
  | { readonly state: 'silent'; readonly lastReceivedAt: number }
  | { readonly state: 'reconnecting' | 'needs-login' | 'restricted'; readonly code: string; readonly message: string };

/** Receives what happens in a session. */
export interface SessionListener {
  /** Called for each change of state, in order, and not for two equal states in a row. */
  onState(state: SessionState): void;
  /**
   * Stores the events durably. The session acknowledges them to the network only after the promise has resolved. If it rejects,
   * they stay unacknowledged, and the network delivers them again. Called for one batch at a time, so events stay in order.
   */
  onEvents(events: readonly ConversationEvent[]): Promise<void>;
}

/**
 * The connection of one account to a network that pushes events. At most one session of an account is open over all processes: the
 * caller holds the lease of (account, type) while the session is open, and closes it when the lease is lost.
 */
export interface LiveSession {
  /** The current state. */
  readonly state: SessionState;
  /**
   * Opens the connection and keeps it open. Resolves with the first state that is not `connecting`, and never rejects: what failed
   * is the state. A second call returns the current state.
   */
  connect(): Promise<SessionState>;
  /**
   * Closes the connection. Resolves after the batch that is being stored is acknowledged, or its storing has failed. There is no
   * call of the listener afterwards. The login stays valid. May be called twice.
   */
  close(): Promise<void>;
}

/** A network that pushes events. */
export interface LiveSource {
  /** Creates a session of an account that is logged in. Does not connect. */
  createSession(accountId: string, listener: SessionListener): LiveSession;
}
