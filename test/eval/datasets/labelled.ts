/** One record of a labelled set, as an entry of an address book. */
export interface Labelled {
  /** Distinct within the set. */
  readonly externalId: string;
  /** Which of the owner's address books it stands in; from 0. */
  readonly account: number;
  /** Who it truly is. */
  readonly entity: string;
  /** What kind of difficulty it is, where the set tells. */
  readonly kind?: string;
  readonly provider?: string;
  /** A person as Google's People API tells it. */
  readonly person: object;
  readonly region: string | null;
}

/** A set that cannot be read; the message says what is expected. */
export class DatasetError extends Error {}
