import { describe, expect, it } from 'vitest';
import { contactWith } from '../testing/contact-with.js';
import { normaliseLocalContact } from './local.js';

const AT = { region: 'AT' };

describe('normaliseLocalContact', () => {
  it('reads every field that the API writes', () => {
    const payload = {
      name: ' Noor de Vries ',
      firstName: 'Noor',
      middleName: 'M.',
      lastName: 'de Vries',
      prefix: 'Dr.',
      suffix: 'jr.',
      phoneticFirstName: 'Nor',
      phoneticLastName: 'Freez',
      nickname: 'Noortje',
      company: 'Harbour Choir',
      department: 'Altos',
      jobTitle: 'Conductor',
      avatarUrl: 'https://photos.example/noor.jpg',
      notes: 'Met in Delft',
      emails: [{ value: 'Noor@Example.org', label: 'home', primary: true }],
      phones: [{ value: '0664 1234567' }],
      websites: [{ value: 'https://noor.example', label: 'blog' }],
      handles: [{ service: 'Jabber', value: 'noor' }],
      addresses: [{ label: 'home', city: 'Delft', countryCode: 'NL' }],
      dates: [{ label: 'birthday', month: 4, day: 27 }],
      details: [{ type: 'relation', label: 'spouse', value: 'Maarten' }, { type: 'relation' }],
    };
    expect(normaliseLocalContact(payload, AT)).toEqual(
      contactWith({
        displayName: 'Noor de Vries',
        firstName: 'Noor',
        middleName: 'M.',
        lastName: 'de Vries',
        prefix: 'Dr.',
        suffix: 'jr.',
        phoneticFirstName: 'Nor',
        phoneticLastName: 'Freez',
        nickname: 'Noortje',
        organizations: [{ name: 'Harbour Choir', title: 'Conductor', department: 'Altos', primary: true }],
        photos: [{ url: 'https://photos.example/noor.jpg', primary: true }],
        notes: 'Met in Delft',
        emails: [{ value: 'Noor@Example.org', normalized: 'noor@example.org', label: 'home', primary: true }],
        phones: [{ value: '0664 1234567', e164: '+436641234567', label: null, primary: false }],
        urls: [{ value: 'https://noor.example', label: 'blog' }],
        handles: [{ service: 'jabber', value: 'noor', label: null }],
        addresses: [{ ...NO_ADDRESS, label: 'home', city: 'Delft', countryCode: 'NL' }],
        dates: [{ label: 'birthday', year: null, month: 4, day: 27, text: null }],
        details: [{ kind: 'relation', label: 'spouse', value: 'Maarten' }],
      }),
    );
  });

  it('treats a value of the wrong type as absent', () => {
    const payload = { name: 7, emails: ['x'], phones: 'x', dates: [{ month: 13 }], handles: [{}], websites: [null] };
    expect(normaliseLocalContact(payload, AT)).toEqual(contactWith({}));
  });

  it('refuses a payload that is not an object', () => {
    expect(() => normaliseLocalContact([], AT)).toThrow(
      expect.objectContaining({ code: 'PAYLOAD_NOT_AN_OBJECT', isDataError: true }),
    );
  });
});

const NO_ADDRESS = {
  label: null,
  primary: false,
  street: null,
  extended: null,
  poBox: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  countryCode: null,
  formatted: null,
};
