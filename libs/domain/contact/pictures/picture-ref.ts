const URN = 'urn:kith:picture:';
/** Of the control API: a card refers to its own picture by this path. */
const PATH = '/api/v2/pictures/';
const HASH = /^[0-9a-f]{64}$/;

/** How a contact refers to a picture that its card contained. */
export function makePictureUrn(hash: string): string {
  return `${URN}${hash}`;
}

/** The hash of a picture that Kith stores; null for the address of a picture that the provider keeps. */
export function parsePictureUrn(url: string): string | null {
  return hashAfter(URN, url);
}

/** Where the control API serves the picture. */
export function makePicturePath(hash: string): string {
  return `${PATH}${hash}`;
}

/** The hash of a picture that Kith stores; null for any other address. */
export function parsePicturePath(path: string): string | null {
  return hashAfter(PATH, path);
}

function hashAfter(prefix: string, text: string): string | null {
  const hash = text.startsWith(prefix) ? text.slice(prefix.length) : '';
  return HASH.test(hash) ? hash : null;
}
