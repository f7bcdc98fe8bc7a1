/** Groups are sent to `raw.groups`, all other kinds to `raw.contacts`. */
export type RecordKind = 'contact' | 'other-contact' | 'group';

/** A record in a listing, present or deleted. */
interface RecordAtSource {
  /** The current location of the record (resource name, href). It may change. A deletion may contain nothing else. */
  readonly locator: string;
  /** All other ids of the record, in any order. */
  readonly aliases: readonly string[];
  /** The provider's JSON as received; text that is no JSON as a JSON string. */
  readonly payload: string;
}

/** The record exists, with this content. */
export interface PresentRecord extends RecordAtSource {
  readonly present: true;
  readonly kind: RecordKind;
  /** Stable for the life of the record, and unique over all kinds and streams of the account. */
  readonly externalId: string;
  /** Equal for equal content: `contactHash` for contacts, `contentHash` for groups. */
  readonly contentHash: string;
  /** Any text that the connector needs when it lists the stream again, such as the record's etag. */
  readonly tag?: string;
}

/** The provider reports the record as deleted from this stream, by its id or by its locator. */
export interface GoneRecord extends RecordAtSource {
  readonly present: false;
  /** undefined if the provider gives the locator only. */
  readonly externalId: string | undefined;
}

export type SourceRecord = PresentRecord | GoneRecord;
