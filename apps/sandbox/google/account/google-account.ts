import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Card, Situation } from '../../population/card.js';
import { makeCircle } from '../../population/circle.js';
import type { ExpiredAnswer } from '../rpc-error.js';
import { cardToContact, cardToOtherContact, withDerivedForms, withoutEmpty } from './card-to-contact.js';
import type { ContactFields } from './contact-fields.js';
import { type ContactGroup, FIRST_GROUPS, groupId } from './contact-groups.js';
import { Quota } from './quota.js';
import { SyncListing } from './sync-listing.js';
import { type Versioned, VersionedCollection } from './versioned-collection.js';

export interface Contact extends Versioned {
  readonly resourceName: string;
  /** The id of the CONTACT source: the number of the first resource name in hexadecimal, as at Google. */
  readonly sourceId: string;
  readonly updateTime: string;
  readonly fields: ContactFields;
  /** Earlier resource names. */
  readonly formerNames: readonly string[];
}

/** Which human a contact describes: the ground truth for evaluating a resolver. */
export interface Truth {
  readonly resourceName: string;
  readonly personKey: string;
  readonly situation: Situation;
}

export interface AccountPlan {
  readonly name: string;
  readonly seed: number;
  readonly count: number;
}

// Update times of the generated contacts.
const FIRST_UPDATE = Date.UTC(2025, 0, 1);
const BETWEEN_UPDATES_MS = 17 * 60_000;

/** One Google account: its contacts, groups and other contacts, in memory. */
export class GoogleAccount {
  readonly contacts = new VersionedCollection<Contact>();
  readonly otherContacts = new VersionedCollection<Contact>();
  readonly groups = new VersionedCollection<ContactGroup>();
  readonly contactListing: SyncListing<Contact>;
  readonly otherContactListing: SyncListing<Contact>;
  readonly groupListing: SyncListing<ContactGroup>;
  /** Shared by the requests for people, groups and other contacts. */
  readonly quota: Quota;
  readonly truth: readonly Truth[];

  constructor(
    readonly plan: AccountPlan,
    private readonly now: () => number,
  ) {
    this.contactListing = new SyncListing(this.contacts, now);
    this.otherContactListing = new SyncListing(this.otherContacts, now);
    this.groupListing = new SyncListing(this.groups, now);
    this.quota = new Quota(now);
    for (const draft of FIRST_GROUPS) {
      this.groups.put((revision) => ({
        ...draft,
        id: groupId(draft.name),
        revision,
        updateTime: new Date(FIRST_UPDATE).toISOString(),
      }));
    }
    const circle = makeCircle(plan);
    this.truth = [
      ...this.#fill(this.contacts, 'people/', circle.cards, cardToContact),
      ...this.#fill(this.otherContacts, 'otherContacts/', circle.correspondents, cardToOtherContact),
    ];
  }

  /** Creates the contact or replaces the given fields of an existing one; always a new version. `id` is `c` and a number. */
  writeContact(id: string, changed: ContactFields): Contact {
    return this.#write(this.contacts, 'people/', id, changed, fieldsOfNewContact());
  }

  /** Creates or changes an "other contact" in the same way. */
  writeOtherContact(id: string, changed: ContactFields): Contact {
    return this.#write(this.otherContacts, 'otherContacts/', id, changed, {});
  }

  /** Changes the resource name, as Google does when an e-mail address links the contact to a profile. */
  renameContact(id: string, newId: string): Contact | undefined {
    return this.contacts.rename(id, (contact, revision) => ({
      ...contact,
      id: newId,
      revision,
      resourceName: `people/${newId}`,
      formerNames: [...contact.formerNames, contact.resourceName],
    }));
  }

  /** Gives every contact a new version with the same content: Google sometimes reports such contacts as changed. */
  touchContacts(): void {
    for (const { id } of this.contacts.values()) this.writeContact(id, {});
  }

  #write(
    collection: VersionedCollection<Contact>,
    prefix: string,
    id: string,
    changed: ContactFields,
    initial: ContactFields,
  ): Contact {
    const before = collection.get(id);
    const fields = withoutEmpty({ ...(before?.fields ?? initial), ...derived(changed) });
    return collection.put((revision) => ({
      id,
      revision,
      resourceName: `${prefix}${id}`,
      sourceId: before?.sourceId ?? BigInt(id.slice(1)).toString(16),
      updateTime: new Date(this.now()).toISOString(),
      fields,
      formerNames: before?.formerNames ?? [],
    }));
  }

  /** Creates or renames a label; always a new version. */
  writeGroup(id: string, name: string): ContactGroup {
    return this.groups.put((revision) => ({
      id,
      revision,
      name,
      formattedName: name,
      groupType: 'USER_CONTACT_GROUP',
      updateTime: new Date(this.now()).toISOString(),
    }));
  }

  /** The number of contacts by the resource name of their group. */
  memberCounts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { fields } of this.contacts.values()) {
      for (const { contactGroupMembership } of fields.memberships ?? []) {
        const group = contactGroupMembership.contactGroupResourceName;
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Expires all sync tokens that were issued so far; `as` is the answer to them. */
  expireSyncTokens(as: ExpiredAnswer): void {
    this.contactListing.expireSyncTokens(as);
    this.otherContactListing.expireSyncTokens(as);
    this.groupListing.expireSyncTokens(as);
  }

  #fill(
    collection: VersionedCollection<Contact>,
    prefix: string,
    cards: readonly Card[],
    fieldsOf: (card: Card) => ContactFields,
  ): Truth[] {
    return cards.map((card, index) => {
      const number = this.#number(`${prefix}${index}`);
      const { resourceName } = collection.put((revision) => ({
        id: `c${number}`,
        revision,
        resourceName: `${prefix}c${number}`,
        sourceId: number.toString(16),
        updateTime: new Date(FIRST_UPDATE + index * BETWEEN_UPDATES_MS).toISOString(),
        fields: fieldsOf(card),
        formerNames: [],
      }));
      return { resourceName, personKey: card.personKey, situation: card.situation };
    });
  }

  // 60 bits of a hash: the same after a restart, different in every account.
  #number(what: string): bigint {
    const { name, seed } = this.plan;
    return BigInt(`0x${createHash('sha256').update(`${seed}/${name}/${what}`).digest('hex').slice(0, 15)}`);
  }
}

function fieldsOfNewContact(): ContactFields {
  return { memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } }] };
}

function derived(fields: ContactFields): ContactFields {
  return {
    ...fields,
    ...(fields.names === undefined ? {} : { names: fields.names.map(withDerivedForms) }),
    ...(fields.phoneNumbers === undefined ? {} : { phoneNumbers: fields.phoneNumbers.map(canonicalised) }),
  };
}

// Google adds the canonical form of valid numbers. The sandbox can do so only for numbers with a country code.
function canonicalised<T extends { value: string; canonicalForm?: string | undefined }>(phone: T): T {
  const number = parsePhoneNumberFromString(phone.value)?.number;
  return phone.canonicalForm === undefined && number !== undefined ? { ...phone, canonicalForm: number } : phone;
}
