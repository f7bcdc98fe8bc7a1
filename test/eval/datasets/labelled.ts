/** One record of a labelled set, as an entry of an address book. */
export interface Labelled {
  /** Distinct within the set. */
  readonly externalId: string;
  /** Which of the owner's address books it stands in; from 0. */
  readonly account: number;
  /** Who it truly is. */
  readonly entity: string;
  /** Its kind of difficulty, if the set has kinds. */
  readonly kind?: string;
  readonly provider?: string;
  /** A person of Google's People API. */
  readonly person: object;
  readonly region: string | null;
}

/** A set that cannot be read; the message names what is expected. */
export class DatasetError extends Error {}
