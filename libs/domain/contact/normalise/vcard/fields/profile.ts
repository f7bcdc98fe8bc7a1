import type { CustomField, Photo } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { LEFT_OUT_PARAM } from '../lean-vcard.js';
import { componentsOf, textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { paramOf, typesOf, type Vcard } from '../syntax/vcard.js';
import { nicknames } from './names.js';

const WEB = /^https?:\/\//i;
const DATA_URI = /^data:([^;,\\]*)[^,]*,/i;

/** Photos with a URL. An embedded photo is not copied into the contact: see `vcardCustom`. */
export function vcardPhotos(card: Vcard): readonly Photo[] {
  const photos: Photo[] = [];
  for (const { line, primary } of card.ranked('PHOTO')) {
    if (!WEB.test(line.value.trimStart())) continue;
    const url = textOf(textValueOf(line));
    if (url !== null) photos.push({ url, primary });
  }
  return distinct(photos, ({ url }) => url);
}

/** Properties of a person that the contact has no field for, with their keys. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ['ROLE', 'role'],
  ['GENDER', 'gender'],
  ['X-GENDER', 'gender'],
  ['LANG', 'language'],
  ['TZ', 'time zone'],
  ['GEO', 'position'],
  ['BIRTHPLACE', 'birthplace'],
  ['DEATHPLACE', 'deathplace'],
  ['HOBBY', 'hobby'],
  ['INTEREST', 'interest'],
  ['EXPERTISE', 'expertise'],
  ['X-MAIDENNAME', 'maiden name'],
  ['X-PHONETIC-MIDDLE-NAME', 'phonetic middle name'],
  ['X-PHONETIC-ORG', 'phonetic organization'],
]);
/** Properties of relations, with the relation as the key; null if it is the label of the property. */
const RELATIONS: ReadonlyMap<string, string | null> = new Map([
  ['RELATED', null],
  ['X-ABRELATEDNAMES', null],
  ['AGENT', 'agent'],
  ['X-SPOUSE', 'spouse'],
  ['X-EVOLUTION-SPOUSE', 'spouse'],
  ['X-KADDRESSBOOK-X-SPOUSESNAME', 'spouse'],
  ['X-MANAGER', 'manager'],
  ['X-EVOLUTION-MANAGER', 'manager'],
  ['X-KADDRESSBOOK-X-MANAGERSNAME', 'manager'],
  ['X-ASSISTANT', 'assistant'],
  ['X-EVOLUTION-ASSISTANT', 'assistant'],
  ['X-KADDRESSBOOK-X-ASSISTANTSNAME', 'assistant'],
]);

/** Values that the contact has no field for: further nicknames, relations, the properties of `KEPT`, and a note of embedded photos. */
export function vcardCustom(card: Vcard): readonly CustomField[] {
  const custom: CustomField[] = nicknames(card)
    .slice(1)
    .map((value) => ({ key: 'nickname', value }));
  for (const line of card.lines(...RELATIONS.keys())) {
    const value = isCard(line) ? null : textOf(textValueOf(line));
    if (value !== null) custom.push({ key: RELATIONS.get(line.name) ?? card.label(line) ?? 'related', value });
  }
  for (const line of card.lines(...KEPT.keys())) {
    const value = textOf(componentsOf(line).flat().join(', '));
    if (value !== null) custom.push({ key: KEPT.get(line.name) ?? 'custom', value });
  }
  for (const line of card.lines('PHOTO')) {
    if (isPictureInCard(line)) custom.push({ key: 'photo', value: pictureOf(line) });
  }
  return distinct(custom, ({ key, value }) => JSON.stringify([key, value]));
}

/** An AGENT may be a whole card. */
function isCard({ value }: ContentLine): boolean {
  return /^\s*(?:BEGIN:VCARD|$)/i.test(value);
}

function isPictureInCard(line: ContentLine): boolean {
  return !WEB.test(line.value.trimStart()) && (line.value.trim() !== '' || line.params.has(LEFT_OUT_PARAM));
}

/** "image/jpeg, 20345 bytes, in the card" */
function pictureOf(line: ContentLine): string {
  const [prefix = '', mediaType] = DATA_URI.exec(line.value) ?? [];
  const written = line.value.slice(prefix.length).replace(/[\s=\\]/g, '').length;
  const characters = Number(paramOf(line, LEFT_OUT_PARAM) ?? written);
  const format = typesOf(line).find((type) => type !== 'pref') ?? 'unknown';
  const type = textOf(mediaType) ?? paramOf(line, 'MEDIATYPE') ?? `image/${format}`;
  return `${type.toLowerCase()}, ${Math.floor((characters * 3) / 4)} bytes, in the card`;
}

/** All notes of the card, each once. */
export function vcardNotes(card: Vcard): string | null {
  const notes = card.lines('NOTE').flatMap((line) => textOf(textValueOf(line)) ?? []);
  return textOf([...new Set(notes)].join('\n\n'));
}
