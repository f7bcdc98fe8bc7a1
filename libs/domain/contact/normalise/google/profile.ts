import type { CustomField, Photo } from '#contracts';
import { distinct } from '../distinct.js';
import { objectsOf, textOf } from '../json.js';
import { bestOf, isPrimary, primaryFirst } from './field.js';

/** Photos that a person chose: `default` marks the silhouette or monogram that Google generates. */
export function googlePhotos(list: unknown): readonly Photo[] {
  const photos: Photo[] = [];
  for (const field of primaryFirst(list)) {
    const url = textOf(field.url);
    if (url !== null && field.default !== true && /^https?:\/\//i.test(url)) {
      photos.push({ url, primary: isPrimary(field) });
    }
  }
  return distinct(photos, ({ url }) => url);
}

/** A value without a key gets the key "custom"; a key without a value is dropped. */
export function googleCustom(list: unknown): readonly CustomField[] {
  const custom: CustomField[] = [];
  for (const field of primaryFirst(list)) {
    const value = textOf(field.value);
    if (value !== null) custom.push({ key: textOf(field.key) ?? 'custom', value });
  }
  return distinct(custom, ({ key, value }) => JSON.stringify([key, value]));
}

export function googleNotes(list: unknown): string | null {
  return textOf(bestOf(objectsOf(list))?.value);
}
