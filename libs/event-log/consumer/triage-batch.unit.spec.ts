import { describe, expect, it } from 'vitest';
import {
  type Codec,
  DecodeError,
  type DecodeErrorCode,
  type Message,
  SingleObjectCodec,
  type TopicContract,
} from '#contracts';
import { unsealed } from '../sealing.js';
import { arrived, codec, entry, ledger } from '../testing/ledger.js';
import { type TriageInput, triage } from './triage-batch.js';

const good = Buffer.from(codec.encode(ledger, entry('k', 1)).value);
const unreadable: [DecodeErrorCode, Buffer | null][] = [
  ['EMPTY_VALUE', null],
  ['EMPTY_VALUE', Buffer.alloc(0)],
  ['UNKNOWN_WIRE_FORMAT', Buffer.from('{"json":true}')],
  ['UNKNOWN_SCHEMA', Buffer.concat([good.subarray(0, 2), Buffer.alloc(8, 7), good.subarray(10)])],
  ['MALFORMED_VALUE', good.subarray(0, -1)],
  ['FOREIGN_MESSAGE', Buffer.from('foreign')],
];

/** Knows one value that is a message of another topic: only a schema registry can distinguish it from an unknown one. */
class RegistryLikeCodec extends SingleObjectCodec {
  override decode<M extends Message>(topic: TopicContract<M>, value: Buffer | null): M {
    if (value?.equals(Buffer.from('foreign'))) throw new DecodeError('FOREIGN_MESSAGE', 'From another topic.');
    return super.decode(topic, value);
  }
}

describe('triage', () => {
  it('lets everything live that can be read', () => {
    const sorted = sort([arrived(4, 'a', entry('a', 4)), arrived(7, null, entry('', 7))]);

    expect(sorted).toEqual({
      live: [
        { key: 'a', partition: 0, offset: 4n, message: entry('a', 4) },
        { key: '', partition: 0, offset: 7n, message: entry('', 7) },
      ],
      letters: [],
    });
  });

  it.each(unreadable)('makes a dead letter of what is %s', (code, value) => {
    const raw = arrived(1, 'a', value);

    const { live, letters } = sort([raw]);

    expect(live).toEqual([]);
    expect(letters).toEqual([{ raw, state: 'dead', code, text: expect.stringMatching(/^[A-Z].+\.$/) }]);
  });

  it('blocks what follows a dead letter of its key, readable or not, and leaves other keys alone', () => {
    const broken = arrived(1, 'a', null);
    const later = arrived(2, 'a', entry('a', 2));
    const other = arrived(3, 'b', entry('b', 3));
    const brokenToo = arrived(4, 'a', null);

    const { live, letters } = sort([broken, later, other, brokenToo]);

    expect(live.map(({ offset }) => offset)).toEqual([3n]);
    expect(letters.map(({ raw, state, code }) => ({ raw, state, code }))).toEqual([
      { raw: broken, state: 'dead', code: 'EMPTY_VALUE' },
      { raw: later, state: 'blocked', code: 'BLOCKED' },
      { raw: brokenToo, state: 'blocked', code: 'BLOCKED' },
    ]);
  });

  it('blocks messages of a key that is blocked already', () => {
    const { live, letters } = sort([arrived(1, 'a', entry('a', 1)), arrived(2, 'b', entry('b', 2))], {
      blocked: new Set(['a']),
    });

    expect(live.map(({ key }) => key)).toEqual(['b']);
    expect(letters.map(({ raw, state }) => [raw.key, state])).toEqual([['a', 'blocked']]);
  });

  it('makes a dead letter of what an earlier attempt refused, for its reason', () => {
    const raw = arrived(1, 'a', entry('a', 1));
    const rejections = new Map([[1n, { code: 'REFUSED', text: 'Because.' }]]);

    const { letters } = sort([raw, arrived(2, 'a', entry('a', 2))], { rejections });

    expect(letters).toEqual([
      { raw, state: 'dead', code: 'REFUSED', text: 'Because.' },
      expect.objectContaining({ state: 'blocked' }),
    ]);
  });

  it('blocks nothing behind a dead letter without a key', () => {
    const { live, letters } = sort([arrived(1, null, null), arrived(2, null, entry('', 2))]);

    expect(letters.map(({ state }) => state)).toEqual(['dead']);
    expect(live.map(({ offset }) => offset)).toEqual([2n]);
  });

  it('rethrows what is not about the bytes', () => {
    const broken: Codec = Object.assign(new SingleObjectCodec(), {
      decode: () => {
        throw new TypeError('a bug');
      },
    });

    expect(() => sort([arrived(1, 'a', entry('a', 1))], { codec: broken })).toThrow(TypeError);
  });
});

function sort(messages: TriageInput['messages'], other: Partial<TriageInput> = {}) {
  return triage({
    topic: ledger,
    partition: 0,
    codec: new RegistryLikeCodec(),
    sealing: unsealed,
    messages,
    blocked: new Set(),
    rejections: new Map(),
    ...other,
  });
}
