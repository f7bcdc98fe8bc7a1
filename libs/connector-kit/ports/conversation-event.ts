/**
 * How an event reached the connector. It is no part of the event's identity: the same message may come live and again in a page of
 * history, and both are one message.
 *
 * | origin | the event |
 * |---|---|
 * | live | happened while the session was connected |
 * | offline | happened while the session was not connected, and the network delivered it afterwards |
 * | history | was read or sent as history, on request or after linking |
 */
export type EventOrigin = 'live' | 'offline' | 'history';

/** Identifies a message. */
export interface MessageKey {
  readonly conversationId: string;
  readonly messageId: string;
  /** Part of the key on networks whose message ids are unique per sender only (WhatsApp); null for notices without a sender. */
  readonly senderId: string | null;
}

/** Something that happened in a conversation, as the network reported it. */
export interface ConversationEvent extends MessageKey {
  /** What happened to the message of this key. A notice is a system message, such as a new member. */
  readonly type: 'message' | 'edit' | 'revocation' | 'reaction' | 'notice';
  readonly origin: EventOrigin;
  /** The network's time of the message; epoch milliseconds. */
  readonly sentAt: number;
  /** JSON, as received. */
  readonly payload: string;
}
