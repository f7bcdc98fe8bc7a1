import type { Contact } from '#contracts';
import type { Picture } from '../pictures/picture.js';
import { vcardEmails, vcardPhones, vcardUrls } from './vcard/fields/contact-points.js';
import { vcardDates } from './vcard/fields/dates.js';
import { vcardDetails } from './vcard/fields/details.js';
import { vcardHandles } from './vcard/fields/handles.js';
import { vcardNames } from './vcard/fields/names.js';
import { vcardPhotos, vcardPictures } from './vcard/fields/pictures.js';
import { vcardAddresses, vcardOrganizations } from './vcard/fields/places.js';
import { vcardCustom, vcardNotes } from './vcard/fields/profile.js';
import { vcardGroups } from './vcard/groups.js';
import { contactPayload } from './vcard/payload.js';
import { Vcard } from './vcard/syntax/vcard.js';

/**
 * A card of vCard 2.1, 3.0 or 4.0 as received (see `VcardContactPayload`), to the canonical contact. docs/vcard.md has the table of
 * which property becomes which field. The VERSION of a card is ignored: each property is read by its own syntax. A value that
 * cannot be read counts as absent.
 *
 * @param options.region ISO 3166-1 alpha-2 of the account, for phone numbers without a country code.
 * @throws NormaliseError PAYLOAD_NOT_AN_OBJECT, or NOT_A_VCARD for a text without a card that has at least one property.
 */
export function normaliseVcardContact(payload: unknown, options: { readonly region: string | null }): Contact {
  const { vcard, groups } = contactPayload(payload);
  const card = new Vcard(vcard);
  return {
    ...vcardNames(card),
    emails: vcardEmails(card),
    phones: vcardPhones(card, options.region),
    addresses: vcardAddresses(card),
    organizations: vcardOrganizations(card),
    dates: vcardDates(card),
    urls: vcardUrls(card),
    handles: vcardHandles(card),
    photos: vcardPhotos(card),
    custom: vcardCustom(card),
    groups: vcardGroups(card, groups),
    notes: vcardNotes(card)[0] ?? null,
    details: vcardDetails(card),
  };
}

/** The pictures that the card of a payload contains, which the contact names by their content. @throws NormaliseError as above. */
export function picturesInVcard(payload: unknown): readonly Picture[] {
  return vcardPictures(new Vcard(contactPayload(payload).vcard));
}
