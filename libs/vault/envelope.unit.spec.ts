import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KEY_BYTES, keyId, SealBroken, seal, unseal } from './envelope.js';

const key = Buffer.alloc(KEY_BYTES, 7);
const place = { owner: 'account-1', name: 'refresh_token' };

/** The same bytes with one bit turned over. */
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

describe('an envelope', () => {
  test.each(['', 'refresh token', '🔑 ключ', 'x'.repeat(10_000)])('opens to what was sealed', (secret) => {
    expect(unseal(key, place, seal(key, place, secret))).toBe(secret);
  });

  test('never looks the same twice, and shows nothing of the secret', () => {
    const [one, two] = [seal(key, place, 'refresh token'), seal(key, place, 'refresh token')];
    expect(one.ciphertext).not.toEqual(two.ciphertext);
    expect(one.wrappedKey).not.toEqual(two.wrappedKey);
    expect(one.ciphertext.includes('refresh')).toBe(false);
  });

  test('stays shut when any bit of it was changed or any byte is missing', () => {
    const sealed = seal(key, place, 'refresh token');
    for (const part of ['ciphertext', 'wrappedKey'] as const) {
      for (let at = 0; at < sealed[part].length; at++) {
        const changed = { ...sealed, [part]: flipped(sealed[part], at) };
        expect(() => unseal(key, place, changed), `${part} byte ${at}`).toThrow(SealBroken);
        const short = { ...sealed, [part]: sealed[part].subarray(0, at) };
        expect(() => unseal(key, place, short), `${part} cut to ${at}`).toThrow(SealBroken);
      }
    }
  });

  test.each([
    { owner: 'account-2', name: 'refresh_token' },
    { owner: 'account-1', name: 'client_secret' },
    { owner: 'account-1","refresh_token', name: '' },
  ])('stays shut in another place', (elsewhere) => {
    expect(() => unseal(key, elsewhere, seal(key, place, 'refresh token'))).toThrow(SealBroken);
  });

  test('stays shut when its halves come from two envelopes', () => {
    const { ciphertext } = seal(key, place, 'one');
    const { wrappedKey } = seal(key, place, 'two');
    expect(() => unseal(key, place, { ciphertext, wrappedKey })).toThrow(SealBroken);
  });

  test('stays shut for another key, and keys have ids that differ', () => {
    const other = randomBytes(KEY_BYTES);
    expect(() => unseal(other, place, seal(key, place, 'refresh token'))).toThrow(SealBroken);
    expect(keyId(other)).not.toBe(keyId(key));
    expect(keyId(key)).toMatch(/^[0-9a-f]{16}$/);
  });
});
