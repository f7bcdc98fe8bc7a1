import { safeError, withoutCredentials } from './program/safe-error.js';

const REDACTED = '[redacted]';
const MAX_DEPTH = 8;

/** Keys whose values never reach a log, in lower case without separators. Whatever ends with one of these counts too. */
const SECRETS = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'passphrase',
  'apikey',
  'vaultkey',
  'credentials',
];
/** Keys of personal data. They must match as a whole. */
const PERSONAL = new Set(
  (
    'payload contact contacts contactinfo person persons email emails emailaddress emailaddresses phone phones ' +
    'phonenumber phonenumbers address addresses birthday importantdates displayname givenname familyname firstname ' +
    'middlename lastname nickname notes biography body search searchtext params parameters value values'
  ).split(' '),
);

/**
 * A copy of a log entry without secrets and personal data at any depth. Errors become safe errors, bytes their length; values nested
 * too deeply are left out.
 */
export function redact(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return entries(entry, 0);
}

function entries(object: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, isPrivate(key) ? REDACTED : safe(value, depth + 1)]),
  );
}

function safe(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutCredentials(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return safeError(value);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth > MAX_DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => safe(item, depth + 1));
  return entries(value, depth);
}

function isPrivate(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return PERSONAL.has(plain) || SECRETS.some((secret) => plain.endsWith(secret) || plain.endsWith(`${secret}s`));
}
