import { expect, test } from 'vitest';
import { isSamePath, makePathId } from './carddav.ids.js';

test.each([
  ['https://p1-contacts.icloud.com/123/card/a.vcf', '/123/card/a.vcf'],
  ['https://a.example/b/c@d.vcf', '/b/c%40d.vcf'],
  ['https://a.example/b/c%40d.vcf', '/b/c%40d.vcf'],
  ['https://a.example/b/%e4%bd%a0.vcf', '/b/%E4%BD%A0.vcf'],
  ['https://a.example/b/x%2Fy.vcf', '/b/x%2Fy.vcf'],
  ['https://a.example/b/100%.vcf', '/b/100%.vcf'],
])('the id of %s is its path with normalised encoding', (url, id) => {
  expect(makePathId(new URL(url))).toBe(id);
});

test('a collection is the same with and without a trailing slash', () => {
  expect(isSamePath(new URL('https://a.example/b/'), new URL('https://a.example/b'))).toBe(true);
  expect(isSamePath(new URL('https://a.example/b/'), new URL('https://a.example/c/'))).toBe(false);
});
