// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** The owner removed an account with everything that it brought. It applies to every record of the account, also to those that are read later: the id of an account is never used again. Its key is the account's id. */
export interface AccountContactsRemoved {
  readonly accountId: string;
  readonly provider: string;
  /** Who said so: the id of an API key. */
  readonly actor: string;
  readonly removedAt: number;
}

/** Somebody changed a person's card by hand. It belongs to an identity, so it follows that identity through merges and splits. The edits of a person are applied in the order of madeAt, then editId, to what its sources say; a change of something that is not there changes nothing. */
export interface ContactEdited {
  readonly editId: string;
  /** The person's id at that time, which is the id of one of its identities. It is the key of the message. */
  readonly identityId: string;
  /** Who did it: the id of an API key. */
  readonly actor: string;
  readonly madeAt: number;
  /** ISO 3166-1 alpha-2: where phone numbers without a country code are dialled. */
  readonly region: string | null;
  readonly changes: readonly EditedChange[];
}

/** What each kind reads is said at the kind; the other fields are null or empty. */
export interface EditedChange {
  readonly kind: 'UNKNOWN' | 'SET_FIELD' | 'CLEAR_FIELD' | 'USE_SOURCE' | 'PUT_VALUE' | 'REMOVE_VALUE' | 'SET_PRIMARY' | 'ORDER' | 'PIN' | 'UNPIN' | 'ADD_LABEL' | 'REMOVE_LABEL' | 'ARCHIVE' | 'RESTORE' | 'KEEP';
  /** A field of one value (name, company and others), or a kind of values: email, phone, website, handle, address, date or the kind of a detail (relation and others). The domain lists both. */
  readonly field: string | null;
  /** The key that the value has on the card. */
  readonly key: string | null;
  /** A handle is service:name. */
  readonly value: string | null;
  readonly label: string | null;
  /** The value is to be the primary one of its kind. */
  readonly primary: boolean;
  readonly keys: readonly string[];
  readonly address: EditedAddress | null;
  readonly date: EditedDate | null;
  readonly group: EditedLabel | null;
}

export interface EditedAddress {
  readonly label: string | null;
  readonly street: string | null;
  readonly extended: string | null;
  readonly poBox: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly formatted: string | null;
}

export interface EditedDate {
  /** birthday, anniversary, or a word of one's own. */
  readonly label: string;
  readonly year: number | null;
  /** 1 to 12 */
  readonly month: number | null;
  /** 1 to 31 */
  readonly day: number | null;
  /** Words where there is no date. */
  readonly text: string | null;
}

export interface EditedLabel {
  /** local for a label that was made here. */
  readonly provider: string;
  readonly accountId: string;
  /** The source's id of the group; for a label that was made here its name, folded. */
  readonly externalId: string;
  readonly name: string;
}

/** Somebody said which identities are one person, or are not. Where two judgements contradict each other the later one holds, by madeAt and then by judgementId, whichever is read first. */
export interface JudgementMade {
  readonly judgementId: string;
  readonly verdict: 'UNKNOWN' | 'SAME' | 'NOT_SAME' | 'UNSURE';
  /** Identity ids, no id twice. An identity may arrive after the judgement that names it. */
  readonly groups: readonly (readonly string[])[];
  readonly reason: 'UNKNOWN' | 'MERGE' | 'SPLIT' | 'REVIEW';
  /** The review that was decided. */
  readonly reviewId: string | null;
  /** Who said so: the id of an API key. */
  readonly actor: string;
  readonly madeAt: number;
}

/** A judgement is taken back for good, as if it had never been made; it may be read before the judgement. */
export interface JudgementWithdrawn {
  readonly judgementId: string;
  /** Who said so: the id of an API key. */
  readonly actor: string;
  readonly madeAt: number;
}
