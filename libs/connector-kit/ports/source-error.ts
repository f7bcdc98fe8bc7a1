/** Every error of a provider, and the sentence for the owner about what to do. */
const sentences = {
  TOKEN_EXPIRED_SYNC: 'The provider no longer accepts the sync cursor. A full sync follows by itself.',
  MISSING_CREDENTIALS: 'The account has no credentials. Connect it again.',
  INVALID_GRANT: 'The provider no longer accepts the sign-in. Connect the account again.',
  INVALID_CLIENT: 'The provider refused the client id or secret. Correct them and connect the account again.',
  UNAUTHENTICATED: 'The provider refuses fresh access tokens. Connect the account again if this lasts.',
  FORBIDDEN: 'The sign-in lacks a permission that is needed. Connect the account again and grant it.',
  NOT_FOUND: 'The provider does not have what was asked for. A full sync finds out what there is.',
  QUOTA: "The provider's quota is used up. The next attempt follows by itself.",
  UNAVAILABLE: 'The provider answers with errors. The next attempt follows by itself.',
  NO_PROGRESS:
    'The provider sent nothing new for half an hour, so the run was ended. The next attempt follows by itself; nothing was deleted.',
  NETWORK: 'The provider cannot be reached. The next attempt follows by itself.',
  NO_ADDRESS_BOOK:
    'There is no address book at this address. Correct the address of the server and connect the account again.',
  HOST_REFUSED:
    'The server leads to another domain or port, to plain http, or to a private network, where the password may not go. Connect the account with the address of its server.',
  BAD_CERTIFICATE: "The server's certificate is not valid. Correct the certificate, or the address of the server.",
  TOO_LARGE: "The server's answer is larger than Kith reads. Take large pictures or old cards out of the address book.",
  NOT_A_CARD_FILE: 'There is no vCard in the file. Export the address book as a .vcf file and upload that.',
  ENDLESS_LISTING:
    'The server says again and again that there is more, but sends nothing new. Ask whoever runs the server; nothing was deleted.',
  BAD_REQUEST: 'The provider refused the request. This needs a newer version of Kith.',
  BAD_RESPONSE: "The provider's answer could not be understood. This needs a newer version of Kith.",
} as const;

export type SourceErrorCode = keyof typeof sentences;

const transientCodes: ReadonlySet<SourceErrorCode> = new Set<SourceErrorCode>([
  'UNAUTHENTICATED',
  'QUOTA',
  'UNAVAILABLE',
  'NETWORK',
]);

const streamCodes: ReadonlySet<SourceErrorCode> = new Set<SourceErrorCode>([
  'FORBIDDEN',
  'NOT_FOUND',
  'ENDLESS_LISTING',
  'BAD_REQUEST',
  'BAD_RESPONSE',
]);

/** An error of a provider, reduced to a code. It has no cause: the errors of vendors contain tokens and personal data. */
export class SourceError extends Error {
  /** `retryAfterMs`: the delay that the provider asked for. */
  constructor(
    readonly code: SourceErrorCode,
    readonly retryAfterMs = 0,
  ) {
    super(sentences[code]);
    this.name = 'SourceError';
  }

  /** stream: the account's other streams can still be read. account: nothing of the account can be read. */
  get scope(): 'stream' | 'account' {
    return streamCodes.has(this.code) ? 'stream' : 'account';
  }

  /** Whether the same request may succeed later. */
  get isTransient(): boolean {
    return transientCodes.has(this.code);
  }
}
