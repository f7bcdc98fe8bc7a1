import { DecodeError } from '#contracts';
import type { Sealing } from '../sealing.js';

const mark = (key: string): Buffer => Buffer.from(`sealed for ${key}:`);

/** A seal that shows: the value stays readable behind a mark with the key of its record. */
export const markingSeal: Sealing = {
  seal: (key, value) => Buffer.concat([mark(key), value]),
  open: (key, value) => {
    const length = mark(key).length;
    if (!value.subarray(0, length).equals(mark(key)))
      throw new DecodeError('UNKNOWN_WIRE_FORMAT', 'The value is not sealed for its key.');
    return value.subarray(length);
  },
};
