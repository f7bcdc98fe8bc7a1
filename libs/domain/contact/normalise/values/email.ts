import { unicodeForm } from '../../../text/unicode-form.js';

/** The characters of a plain ASCII address: nothing to compose, no domain to encode. */
const ASCII = /^[\x20-\x7e]*$/;

/**
 * The form in which addresses are compared: trimmed, NFC, lower case, with the domain in its ASCII (IDNA) form. The local part is
 * lower-cased too: in practice no provider distinguishes Ann@ from ann@. A text that is no address is only lower-cased.
 */
export function normaliseEmail(value: string): string {
  const plain = value.trim().toLowerCase();
  if (ASCII.test(plain)) return plain;
  const composed = unicodeForm(plain, 'NFC');
  const at = composed.lastIndexOf('@');
  return at < 0 ? composed : `${composed.slice(0, at)}@${asciiDomain(composed.slice(at + 1))}`;
}

function asciiDomain(domain: string): string {
  // Only a host may reach the parser: it would cut off a port or a path, and so give another domain.
  if (ASCII.test(domain) || /[\s/?#:@\\]/.test(domain)) return domain;
  return URL.parse(`http://${domain}`)?.hostname ?? domain;
}
