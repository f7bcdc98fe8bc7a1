/** Why a payload cannot become a contact or a group. Dead letters carry these codes. */
export type NormaliseErrorCode = 'PAYLOAD_NOT_AN_OBJECT' | 'GROUP_WITHOUT_NAME' | 'NOT_A_VCARD';

/** The payload is not readable, and a retry does not help. The message never quotes it: it is personal data. */
export class NormaliseError extends Error {
  /** Marks a data error: the message becomes a dead letter and is not retried. */
  readonly isDataError = true;

  constructor(
    readonly code: NormaliseErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'NormaliseError';
  }
}
