// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** One observation of one group: address-book label, chat group, guild or channel. */
export interface RawGroup {
  /** Name-based uuid over provider, account, kind, external id and version: the same observation always has the same id. */
  readonly recordId: string;
  /** Lower case: google, carddav, whatsapp, discord, file. */
  readonly provider: string;
  /** The connected account (uuid) this was read from. */
  readonly accountId: string;
  /** What the record is within its topic, e.g. contact, other-contact, group, channel. */
  readonly kind: string;
  /** The provider's stable id of the record. */
  readonly externalId: string;
  /** Every other id that the provider gave for the record, sorted. */
  readonly aliases: readonly string[];
  readonly operation: 'UNKNOWN' | 'UPSERT' | 'DELETE';
  /** Etag, edit time or content hash: changes when the record changes. */
  readonly version: string;
  /** When the connector read it. */
  readonly observedAt: number;
  /** The sync job that read it; null for live events. */
  readonly syncJobId: string | null;
  readonly origin: 'UNKNOWN' | 'LIVE' | 'HISTORY' | 'REFRESH';
  /** The provider's JSON as received; for a deletion whatever came with it, else {}. */
  readonly payload: string;
}
