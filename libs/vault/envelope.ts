import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** A secret sealed with a key of its own, and that key sealed with the vault's. */
interface Envelope {
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
}

/** What a secret belongs to. It is authenticated with the secret, so that an envelope opens nowhere else. */
export interface Place {
  readonly owner: string;
  readonly name: string;
}

/** The bytes are not what was sealed for this place with this key. */
export class SealBroken extends Error {
  constructor() {
    super('The bytes are not what was sealed here');
    this.name = 'SealBroken';
  }
}

/**
 * Every secret gets a data key of its own, because the vault's key then only ever encrypts random keys and could be
 * changed without touching the secrets.
 */
export function seal(vaultKey: Buffer, place: Place, plaintext: string): Envelope {
  const dataKey = randomBytes(KEY_BYTES);
  return {
    ciphertext: encrypt(dataKey, aad('secret', place), Buffer.from(plaintext, 'utf8')),
    wrappedKey: encrypt(vaultKey, aad('key', place), dataKey),
  };
}

/** @throws SealBroken */
export function unseal(vaultKey: Buffer, place: Place, envelope: Envelope): string {
  const dataKey = decrypt(vaultKey, aad('key', place), envelope.wrappedKey);
  return decrypt(dataKey, aad('secret', place), envelope.ciphertext).toString('utf8');
}

/** The data key of a secret wrapped by another vault key. @throws SealBroken */
export function rewrap(from: Buffer, to: Buffer, place: Place, wrappedKey: Buffer): Buffer {
  return encrypt(to, aad('key', place), decrypt(from, aad('key', place), wrappedKey));
}

/** Distinguishes vault keys without revealing anything about them. */
export function keyId(vaultKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', vaultKey, '', 'kith vault key id', 8)).toString('hex');
}

/** As a JSON array, so that different parts never give the same text. */
function aad(part: 'secret' | 'key', { owner, name }: Place): Buffer {
  return Buffer.from(JSON.stringify([part, owner, name]));
}

/** nonce, tag, ciphertext. A random nonce is safe here: no key encrypts anywhere near 2^32 times. */
function encrypt(key: Buffer, associated: Buffer, plaintext: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(associated);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(key: Buffer, associated: Buffer, sealed: Buffer): Buffer {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
