import { type Codec, DecodeError, type Message, type TopicContract } from '#contracts';
import type { DeadLetter, RawMessage } from '../dead-letters/dead-letters.js';
import { opened, type Sealing } from '../sealing.js';
import type { LogMessage, Rejection } from './batch.context.js';

interface Triage {
  readonly live: readonly LogMessage<Message>[];
  readonly letters: readonly DeadLetter[];
}

export interface TriageInput {
  readonly topic: TopicContract;
  readonly partition: number;
  readonly codec: Codec;
  readonly sealing: Sealing;
  /** In offset order. */
  readonly messages: readonly RawMessage[];
  /** Keys that have an open dead letter already. */
  readonly blocked: ReadonlySet<string>;
  /** What an earlier attempt at this batch rejected, by offset. */
  readonly rejections: ReadonlyMap<bigint, Rejection>;
}

/** Separates messages that can be handled from those that cannot, and from those that are blocked behind them. */
export function triage(input: TriageInput): Triage {
  const { partition, messages, blocked, rejections } = input;
  const waiting = new Set(blocked);
  const live: LogMessage<Message>[] = [];
  const letters: DeadLetter[] = [];
  for (const raw of messages) {
    if (raw.key !== null && waiting.has(raw.key)) {
      letters.push({
        raw,
        state: 'blocked',
        code: 'BLOCKED',
        text: 'An earlier message of the same key is a dead letter.',
      });
      continue;
    }
    const read = rejections.get(raw.offset) ?? decode(input, raw);
    if ('code' in read) {
      letters.push({ raw, state: 'dead', ...read });
      if (raw.key !== null) waiting.add(raw.key);
    } else {
      live.push({ key: raw.key ?? '', partition, offset: raw.offset, message: read });
    }
  }
  return { live, letters };
}

function decode({ codec, sealing, topic }: TriageInput, raw: RawMessage): Message | Rejection {
  try {
    return codec.decode(topic, opened(sealing, raw));
  } catch (error) {
    if (error instanceof DecodeError) return { code: error.code, text: error.message };
    throw error;
  }
}
