import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LARGEST_PICTURE, pictureOf } from './picture.js';
import { makePicturePath, makePictureUrn, parsePicturePath, parsePictureUrn } from './picture-ref.js';

const bytes = (...start: readonly (number | string)[]) =>
  Buffer.concat(start.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))));

describe('a picture in a card', () => {
  it.each([
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 'x')],
    ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF', 1, 2, 10, 13, 'WEBPVP8 ')],
  ])('is %s by its first bytes', (mediaType, body) => {
    expect(pictureOf(body.toString('base64'))).toEqual({
      hash: hash('sha256', body),
      mediaType,
      body: new Uint8Array(body),
    });
  });

  it('may have white space in its base64', () => {
    const base64 = bytes('GIF89a').toString('base64');
    expect(pictureOf(` ${base64.slice(0, 3)}\r\n ${base64.slice(3)}`)?.mediaType).toBe('image/gif');
  });

  it.each([
    ['a document', bytes('<svg onload="x"/>').toString('base64')],
    ['text that is not base64', '§§§'],
    ['nothing', ''],
    ['a picture that is too large', bytes('GIF89a', 'x'.repeat(LARGEST_PICTURE - 5)).toString('base64')],
  ])('is not %s', (_, base64) => {
    expect(pictureOf(base64)).toBeUndefined();
  });

  it('may have the largest size', () => {
    const body = bytes('GIF89a', 'x'.repeat(LARGEST_PICTURE - 6));
    expect(pictureOf(body.toString('base64'))?.body.length).toBe(LARGEST_PICTURE);
  });
});

it('a reference to a picture leads to its hash, and any other address to none', () => {
  const digest = hash('sha256', 'a');
  expect(parsePictureUrn(makePictureUrn(digest))).toBe(digest);
  expect(parsePicturePath(makePicturePath(digest))).toBe(digest);
  for (const other of ['https://x.example/a.jpg', '', makePicturePath('../health'), makePictureUrn('A'.repeat(64))]) {
    expect([parsePictureUrn(other), parsePicturePath(other)]).toEqual([null, null]);
  }
});
