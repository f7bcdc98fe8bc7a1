import type { z } from 'zod';
import type { Contact } from '#contracts';
import type { NormalisedGroup } from '../contact/normalise/normalised-group.js';
import type { Picture } from '../contact/pictures/picture.js';

/** What an alias of a record refers to: an identifier, or an entry of the same account. */
export interface AliasTarget {
  /** `alias` is known to the provider alone; a number or a handle is the same identifier that a contact may carry. */
  readonly kind: 'alias' | 'handle' | 'phone';
  /** E.164, `service:user name`, or the provider, the account if the alias is scoped to one, and the alias. */
  readonly value: string;
  /** The external id of the entry of the same account that the alias refers to; null if it refers to a user of the network. */
  readonly entry: string | null;
}

/** How a provider names its records besides their ids. */
export interface AliasReader {
  /** What an alias refers to; undefined for a text that is no alias of this provider. */
  read(name: string, accountId: string): AliasTarget | undefined;
  /** What a record's own external id refers to, where another record may carry it as an alias. */
  own?(externalId: string, accountId: string): AliasTarget;
}

/** How the owner signs in: consent in a browser, user name and password, or not at all. */
export type Login = 'oauth' | 'password' | 'none';

/** What a sync job may ask for. Groups are listed together with the contacts that refer to them. */
export type SyncType = 'contacts';

/** A provider that an account can be connected to. */
export interface Connectable {
  readonly login: Login;
  /** The owner uploads files; there is no server to read from. */
  readonly uploads: boolean;
  readonly syncTypes: readonly SyncType[];
  /** Validates and completes the settings of a new account; unknown keys are an error. */
  readonly settings: z.ZodType<object>;
  readonly credentials: z.ZodType<Readonly<Record<string, string>>>;
  /** How to tell that two accounts are one; absent if nothing tells it. */
  readonly identity?: AccountIdentity;
}

/** Two accounts with the same value of the credential and settings that overlap are one. */
export interface AccountIdentity {
  readonly credential: string;
  /** Whether two accounts with these settings would read the same contacts. */
  overlap(settings: object, others: object): boolean;
}

/** Everything that the core knows of a provider. A part that the provider does not have is absent. */
export interface Provider {
  /** Lower case, as in keys, topics and the API. */
  readonly name: string;
  /**
   * The payload of a raw record to the canonical contact.
   * @throws NormaliseError
   */
  readonly normaliseContact?: (payload: unknown, options: { readonly region: string | null }) => Contact;
  /** The pictures that a payload contains; absent if payloads of the provider contain none. @throws NormaliseError */
  readonly picturesIn?: (payload: unknown) => readonly Picture[];
  /** @throws NormaliseError */
  readonly normaliseGroup?: (payload: unknown) => NormalisedGroup;
  readonly aliases?: AliasReader;
  /** The network verified that the phone number of an account belongs to its user. */
  readonly verifiesPhone?: true;
  readonly connectable?: Connectable;
}
