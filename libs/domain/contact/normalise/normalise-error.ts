/** Why a payload cannot become a contact or a group. The list is closed: dead letters carry these codes. */
export type NormaliseErrorCode = 'PAYLOAD_NOT_AN_OBJECT' | 'GROUP_WITHOUT_NAME' | 'NOT_A_VCARD';

/** A payload that no retry will make readable. The message never quotes the payload: it is personal data. */
export class NormaliseError extends Error {
  /** Marks a fault of the data, which goes to the dead letters, and not of the surroundings. */
  readonly isDataError = true;

  constructor(
    readonly code: NormaliseErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'NormaliseError';
  }
}
