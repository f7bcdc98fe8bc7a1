import { parsePicturePath } from '../pictures/picture-ref.js';
import type { WrittenProperty } from './content-line.js';
import type { ExportedPerson } from './exported-person.js';

/**
 * The pictures of a person, that of the card first: the content of those that Kith stores, as 3.0 embeds it (RFC 2426 §3.1.4), the
 * address of others. A path of Kith would lead no other program anywhere, so a picture that Kith lost is left out.
 */
export function writtenPictures({
  avatarUrl,
  details,
  pictures,
}: Pick<ExportedPerson, 'avatarUrl' | 'details' | 'pictures'>): readonly WrittenProperty[] {
  const further = details.flatMap(({ kind, value }) => (kind === 'picture' ? [value] : []));
  return [...(avatarUrl === null ? [] : [avatarUrl]), ...further].flatMap((address): WrittenProperty[] => {
    if (parsePicturePath(address) === null)
      return [{ name: 'PHOTO', params: { VALUE: ['uri'] }, value: address, uri: true }];
    const picture = pictures.find(({ path }) => path === address);
    if (picture === undefined) return [];
    const TYPE = [picture.mediaType.replace('image/', '').toUpperCase()];
    return [{ name: 'PHOTO', params: { ENCODING: ['b'], TYPE }, value: picture.base64 }];
  });
}
