/** Why bytes are not a message of a topic. The list is closed: dead letters carry these codes. */
export type DecodeErrorCode =
  | 'EMPTY_VALUE'
  | 'UNKNOWN_WIRE_FORMAT'
  | 'UNKNOWN_SCHEMA'
  | 'FOREIGN_MESSAGE'
  | 'MALFORMED_VALUE';

/** Bytes that no retry will make readable. The message never quotes the bytes. */
export class DecodeError extends Error {
  constructor(
    readonly code: DecodeErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DecodeError';
  }
}
