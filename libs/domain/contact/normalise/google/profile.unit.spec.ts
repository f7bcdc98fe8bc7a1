import { describe, expect, it } from 'vitest';
import { googleCustom, googleNotes, googlePhotos } from './profile.js';

describe('profile of a Google person', () => {
  it('takes only web addresses as photos, and no default silhouette', () => {
    expect(
      googlePhotos([
        { url: 'https://photos.example/silhouette', default: true, metadata: { primary: true } },
        { url: 'https://photos.example/1', default: false },
        { url: 'https://photos.example/1' },
        { url: 'javascript:alert(1)' },
        { default: false },
      ]),
    ).toEqual([{ url: 'https://photos.example/1', primary: false }]);
  });

  it('keeps user-defined fields, those without a key under "custom"', () => {
    expect(
      googleCustom([
        { key: 'Allergy', value: 'nuts' },
        { value: 'likes tea' },
        { key: 'Empty', value: ' ' },
        { key: 'Allergy', value: 'nuts' },
      ]),
    ).toEqual([
      { key: 'Allergy', value: 'nuts' },
      { key: 'custom', value: 'likes tea' },
    ]);
  });

  it('takes the primary biography as the notes', () => {
    expect(googleNotes([{ value: 'first' }, { value: 'main', metadata: { primary: true } }])).toBe('main');
    expect(googleNotes([])).toBeNull();
  });
});
