/** What a record is. Groups go to `raw.groups`, everything else to `raw.contacts`. */
export type RecordKind = 'contact' | 'other-contact' | 'group';

/** What a listing gives of one record, present or deleted. */
interface RecordAtSource {
  /** Where the provider stores the record now (resource name, href). It may change; a deletion may carry nothing else. */
  readonly locator: string;
  /** Every other id that the provider gave, in any order. */
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
  /** A value that the connector gets back when it lists the stream again, such as the record's etag. */
  readonly tag?: string;
}

/** The provider reports the record as deleted from this stream. It is named by its id, or else by its locator. */
export interface GoneRecord extends RecordAtSource {
  readonly present: false;
  /** undefined when the provider names the record by its locator only. */
  readonly externalId: string | undefined;
}

export type SourceRecord = PresentRecord | GoneRecord;
