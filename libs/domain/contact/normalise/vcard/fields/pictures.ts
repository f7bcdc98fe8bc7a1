import type { Photo } from '#contracts';
import { type Picture, pictureOf } from '../../../pictures/picture.js';
import { makePictureUrn } from '../../../pictures/picture-ref.js';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import type { Vcard } from '../syntax/vcard.js';

const WEB = /^\s*https?:\/\//i;
/** vCard 4.0 escapes commas and semicolons of the URI, or does not. */
const DATA_URI = /^\s*data:[^,]*;base64\\?,/i;

/** Pictures by their address, and those in the card by their content. */
export function vcardPhotos(card: Vcard): readonly Photo[] {
  const photos: Photo[] = [];
  for (const { line, primary } of card.ranked('PHOTO')) {
    const picture = embeddedPicture(line);
    const url = picture ? makePictureUrn(picture.hash) : WEB.test(line.value) ? textOf(textValueOf(line)) : null;
    if (url !== null) photos.push({ url, primary });
  }
  return distinct(photos, ({ url }) => url);
}

export function vcardPictures(card: Vcard): readonly Picture[] {
  const pictures = card.lines('PHOTO').flatMap((line) => embeddedPicture(line) ?? []);
  return distinct(pictures, ({ hash }) => hash);
}

/** base64 of vCard 2.1 and 3.0, or a data URI of any version. undefined for an address, and for what Kith does not show. */
export function embeddedPicture({ value }: ContentLine): Picture | undefined {
  if (WEB.test(value)) return undefined;
  const base64 = value.replace(DATA_URI, '');
  return /^\s*$/.test(base64) ? undefined : pictureOf(base64);
}
