import { type PersonCard, provenanceOf, searchWords, sortName } from '#domain';
import { labelIdOf } from '../labels/label-ids.js';

/** Postgres indexes at most 2,704 bytes, and a character may take four. */
const LONGEST_INDEXED = 500;

export function contactRow(card: PersonCard) {
  return {
    id: card.personId,
    name: card.name?.slice(0, LONGEST_INDEXED).toWellFormed() ?? null,
    first_name: card.firstName,
    middle_name: card.middleName,
    last_name: card.lastName,
    prefix: card.prefix,
    suffix: card.suffix,
    phonetic_first_name: card.phoneticFirstName,
    phonetic_last_name: card.phoneticLastName,
    nickname: card.nickname,
    company: card.company,
    department: card.department,
    job_title: card.jobTitle,
    avatar_url: card.avatarUrl,
    notes: card.notes,
    organizations: card.organizations,
    details: card.details,
    sort_name: sortName(card),
    words: searchWords(card),
    metadata: { sources: { contacts: provenanceOf(card) } },
    pinned: card.pinned,
    state: card.state,
    archival_review: card.archivalReview,
    revision: card.revision,
    created_at: new Date(card.createdAt).toISOString(),
    updated_at: new Date(card.updatedAt).toISOString(),
  };
}

export function contactInfoRows(card: PersonCard) {
  return card.contactInfo.map((info) => ({
    contact_id: card.personId,
    type: info.type,
    value_key: info.key,
    value: info.value,
    label: info.label,
    is_primary: info.primary,
    position: info.position,
    identity_ids: info.identityIds,
    edit_id: info.editId,
  }));
}

export function addressRows(card: PersonCard) {
  return card.addresses.map((address) => ({
    contact_id: card.personId,
    address_key: address.key,
    position: address.position,
    label: address.label,
    street: address.street,
    extended: address.extended,
    po_box: address.poBox,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    country: address.country,
    country_code: address.countryCode,
    formatted: address.formatted,
    identity_ids: address.identityIds,
    edit_id: address.editId,
  }));
}

export function dateRows(card: PersonCard) {
  return card.importantDates.map(({ key, label, year, month, day, text, identityIds, editId }) => ({
    contact_id: card.personId,
    date_key: key,
    label,
    year,
    month,
    day,
    text,
    identity_ids: identityIds,
    edit_id: editId,
  }));
}

export function labelRows(card: PersonCard) {
  return card.groups.map((group) => ({
    contact_id: card.personId,
    label_id: labelIdOf(group),
    identity_ids: group.identityIds,
    edit_id: group.editId,
  }));
}
