import type { MessageType } from './message-type.js';

/** A message in code: its kind and its value. */
export interface Message<Name extends string = string, Value = unknown> {
  readonly type: Name;
  readonly value: Value;
}

interface TopicSettings {
  /** Without prefix, e.g. raw.contacts. */
  readonly name: string;
  /** Never changed: keys would move to other partitions. */
  readonly partitions: number;
  /** Milliseconds; -1 keeps for ever. */
  readonly retentionMs: number;
  readonly compacted?: boolean;
}

/** A topic with the kinds of its messages. M is their union. */
export interface TopicContract<M extends Message = Message> extends TopicSettings {
  readonly messages: ReadonlyMap<M['type'], MessageType<M['type'], M['value']>>;
  /** Which kind a writer's fingerprint belongs to; undefined for a fingerprint foreign to this topic. */
  typeByFingerprint(fingerprint: string): MessageType<M['type'], M['value']> | undefined;
}

type AnyMessageType = MessageType<string, unknown>;
type MessageOf<T> = T extends MessageType<infer Name, infer Value> ? Message<Name, Value> : never;

export function defineTopic<T extends AnyMessageType>(
  settings: TopicSettings,
  types: readonly T[],
): TopicContract<MessageOf<T>> {
  const byFingerprint = new Map<string, AnyMessageType>();
  for (const type of types) for (const fingerprint of type.readers.keys()) byFingerprint.set(fingerprint, type);
  const contract: TopicContract = {
    ...settings,
    messages: new Map(types.map((type) => [type.name, type])),
    typeByFingerprint: (fingerprint) => byFingerprint.get(fingerprint),
  };
  return contract as TopicContract<MessageOf<T>>;
}
