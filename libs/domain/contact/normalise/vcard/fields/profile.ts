import type { CustomField } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { LEFT_OUT_PARAM } from '../lean-vcard.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { paramOf, typesOf, type Vcard } from '../syntax/vcard.js';
import { customProperties } from './custom-properties.js';
import { embeddedPicture } from './pictures.js';

const WEB = /^https?:\/\//i;
const DATA_URI = /^data:([^;,\\]*)[^,]*,/i;

/** Fields that somebody named, and a note of embedded pictures that Kith does not show. */
export function vcardCustom(card: Vcard): readonly CustomField[] {
  const custom: CustomField[] = [...customProperties(card)];
  for (const line of card.lines('PHOTO')) {
    if (isPictureInCard(line) && embeddedPicture(line) === undefined) {
      custom.push({ key: 'photo', value: description(line) });
    }
  }
  return distinct(custom, ({ key, value }) => JSON.stringify([key, value]));
}

function isPictureInCard(line: ContentLine): boolean {
  return !WEB.test(line.value.trimStart()) && (line.value.trim() !== '' || line.params.has(LEFT_OUT_PARAM));
}

/** "image/jpeg, 20345 bytes, in the card" */
function description(line: ContentLine): string {
  const [prefix = '', mediaType] = DATA_URI.exec(line.value) ?? [];
  const written = line.value.slice(prefix.length).replace(/[\s=\\]/g, '').length;
  const characters = Number(paramOf(line, LEFT_OUT_PARAM) ?? written);
  const format = typesOf(line).find((type) => type !== 'pref') ?? 'unknown';
  const type = textOf(mediaType) ?? paramOf(line, 'MEDIATYPE') ?? `image/${format}`;
  return `${type.toLowerCase()}, ${Math.floor((characters * 3) / 4)} bytes, in the card`;
}

/** All notes of the card, each once, in its order. */
export function vcardNotes(card: Vcard): readonly string[] {
  return [...new Set(card.lines('NOTE').flatMap((line) => textOf(textValueOf(line)) ?? []))];
}
