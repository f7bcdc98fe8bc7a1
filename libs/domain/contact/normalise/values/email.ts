/** The characters of a plain ASCII address: nothing to compose, no domain to encode. */
const ASCII = /^[\x20-\x7e]*$/;

/**
 * Trimmed, NFC, lower case, with the domain in its ASCII (IDNA) form: the form in which two addresses are compared.
 * The local part is lower-cased too: in practice no provider tells Ann@ from ann@. What is no address stays as it is, lower-cased.
 */
export function normaliseEmail(value: string): string {
  const plain = value.trim().toLowerCase();
  if (ASCII.test(plain)) return plain;
  const composed = plain.normalize('NFC');
  const at = composed.lastIndexOf('@');
  return at < 0 ? composed : `${composed.slice(0, at)}@${asciiDomain(composed.slice(at + 1))}`;
}

function asciiDomain(domain: string): string {
  // Only a bare host may reach the parser: a port or a path would be cut off and leave another domain.
  if (ASCII.test(domain) || /[\s/?#:@\\]/.test(domain)) return domain;
  return URL.parse(`http://${domain}`)?.hostname ?? domain;
}
