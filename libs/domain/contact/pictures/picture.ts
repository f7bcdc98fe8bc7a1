import { makePictureHash } from '#contracts';

/** A picture that a card contains. */
export interface Picture {
  /** SHA-256 of the body, in hexadecimal. */
  readonly hash: string;
  readonly mediaType: string;
  readonly body: Uint8Array;
}

/** Larger pictures stay in the raw record and are not shown. Bytes. */
export const LARGEST_PICTURE = 2 << 20;

/** The formats that every browser shows and that contain no script. Source of the signatures: WHATWG MIME Sniffing §6.1. */
const SIGNATURES: readonly (readonly [mediaType: string, signature: RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBPVP/],
];
const LONGEST_SIGNATURE = 14;

/** The picture of base64 text. undefined for what is no picture by its first bytes, whatever its card says, and for a large one. */
export function pictureOf(base64: string): Picture | undefined {
  const text = base64.replace(/[\s\\]/g, '');
  if (text.length > Math.ceil(LARGEST_PICTURE / 3) * 4) return undefined;
  const binary = decoded(text);
  const start = binary?.slice(0, LONGEST_SIGNATURE) ?? '';
  const mediaType = SIGNATURES.find(([, signature]) => signature.test(start))?.[0];
  if (binary === undefined || mediaType === undefined || binary.length > LARGEST_PICTURE) return undefined;
  const body = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) body[at] = binary.charCodeAt(at);
  return { hash: makePictureHash(body), mediaType, body };
}

function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
