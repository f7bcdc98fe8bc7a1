import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Contact } from '#contracts';
import { canonicalContact } from '../canonical-contact.js';
import { canonicalJson } from '../canonical-json.js';
import { CANONICAL_VERSION } from './canonical-version.js';
import { normaliseGoogleContact } from './google.js';
import { normaliseVcardContact } from './vcard.js';

const google = {
  names: [{ honorificPrefix: 'Dr.', givenName: 'Åse', familyName: 'Lindqvist', phoneticGivenName: 'Ohse' }],
  nicknames: [{ value: 'Ossi' }],
  emailAddresses: [{ value: ' Ase@Lindqvist.EXAMPLE', type: 'home' }],
  phoneNumbers: [{ value: '08-790 60 00', type: 'work' }, { value: '112' }],
  addresses: [{ streetAddress: 'Storgatan 1', city: 'Uppsala', countryCode: 'SE' }],
  organizations: [{ name: 'Björk AB', title: 'Potter' }],
  birthdays: [{ date: { month: 5, day: 3 } }],
  events: [{ type: 'anniversary', date: { year: 2010, month: 6, day: 20 } }],
  urls: [{ value: 'https://lindqvist.example', type: 'blog' }],
  imClients: [{ username: 'ase_l', protocol: 'Jabber' }],
  photos: [{ url: 'https://photos.example/ase.jpg' }, { url: 'https://photos.example/s.jpg', default: true }],
  userDefined: [{ key: 'Shoe size', value: '38' }],
  memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/b' } }],
  biographies: [{ value: 'Met at the fair.' }],
};

const vcard = `BEGIN:VCARD
VERSION:3.0
UID:tomas
FN:Dr. Tomás Okoye
N:Okoye;Tomás;;Dr.;
NICKNAME:Tom
X-PHONETIC-FIRST-NAME:To-mas
ORG:Tidewater;Acoustics
TITLE:Luthier
EMAIL;TYPE=INTERNET,WORK,PREF:Tomas@Tidewater.example
TEL;TYPE=CELL:07700 900123
ADR;TYPE=home:;;Quay 1\\nYard;Bristol;;BS1;UK
item1.URL:https://tidewater.example/tomas
item1.X-ABLabel:Workshop
IMPP;X-SERVICE-TYPE=Telegram:x-apple:tomas_o
BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-20
ANNIVERSARY:20190601
PHOTO;VALUE=uri:https://tidewater.example/tomas.jpg
CATEGORIES:Friends,Makers
X-SHOE-SIZE:38
NOTE:Likes oysters\\, hates fog.
END:VCARD`.replaceAll('\n', '\r\n');

const digest = (contact: Contact) => hash('sha256', canonicalJson(canonicalContact(contact)), 'hex').slice(0, 16);

test('the output of the normalisers changes only together with CANONICAL_VERSION', () => {
  expect({
    CANONICAL_VERSION,
    google: digest(normaliseGoogleContact(google, { region: 'SE' })),
    vcard: digest(normaliseVcardContact({ vcard, groups: ['g'] }, { region: 'GB' })),
  }).toEqual({ CANONICAL_VERSION: 3, google: '7d8d005cc2a8ebaa', vcard: '0908d9e819b98cb2' });
});
