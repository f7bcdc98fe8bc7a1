import { expect, test } from 'vitest';
import { TrustedSite } from './trusted-site.js';

test.each([
  ['https://contacts.icloud.com/', 'https://p42-contacts.icloud.com/', true],
  ['https://contacts.icloud.com/', 'https://icloud.com:8443/', true],
  ['https://contacts.icloud.com/', 'https://icloud.com.evil.example/', false],
  ['https://contacts.icloud.com/', 'https://evil.example/', false],
  ['https://contacts.icloud.com/', 'http://contacts.icloud.com/', false],
  ['https://contacts.icloud.com/', 'ftp://contacts.icloud.com/', false],
  ['https://ada.github.io/', 'https://eve.github.io/', false],
  ['https://dav.example.co.uk/', 'https://other.example.co.uk/', true],
  ['https://dav.example.co.uk/', 'https://dav.elsewhere.co.uk/', false],
  ['https://192.0.2.1/', 'https://192.0.2.2/', false],
  ['https://nas/', 'https://nas:5006/', true],
  ['http://127.0.0.1:5232/', 'http://127.0.0.1:5233/', true],
  ['http://[::1]:5232/', 'http://[::1]/', true],
  ['http://localhost/', 'http://127.0.0.1/', false],
])('the password of %s may go to %s: %s', (home, target, may) => {
  expect(new TrustedSite(new URL(home), false).trusts(new URL(target))).toBe(may);
});

test('plain http to another machine is trusted if the owner allows it', () => {
  const home = new URL('http://nas:5232/');
  expect(new TrustedSite(home, false).trusts(home)).toBe(false);
  expect(new TrustedSite(home, true).trusts(home)).toBe(true);
});

test('https redirects to https only', () => {
  const site = new TrustedSite(new URL('https://localhost/'), true);
  expect(site.trusts(new URL('http://localhost/'), new URL('https://localhost/'))).toBe(false);
  expect(site.trusts(new URL('https://localhost/'), new URL('http://localhost/'))).toBe(true);
});

test('a redirect leads to no other port, except from plain http to https at their usual ports', () => {
  const site = new TrustedSite(new URL('https://dav.example.com/'), true);
  const trusts = (from: string, to: string) => site.trusts(new URL(to), new URL(from));
  expect(trusts('https://dav.example.com/', 'https://dav.example.com:8443/')).toBe(false);
  expect(trusts('https://dav.example.com:8443/', 'https://dav.example.com/')).toBe(false);
  expect(trusts('https://dav.example.com:8443/', 'https://other.example.com:8443/')).toBe(true);
  expect(trusts('http://dav.example.com/', 'https://dav.example.com/')).toBe(true);
});
