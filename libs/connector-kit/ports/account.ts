/** A connected account, as a connector receives it. */
export interface SourceAccount {
  readonly accountId: string;
  readonly provider: string;
  /** ISO 3166-1 alpha-2: the region of phone numbers without a country code. */
  readonly region: string | null;
  /** As received when the account was connected. A connector parses the settings of its provider. */
  readonly settings: object;
}
