import { describe, expect, it } from 'vitest';
import type { Card } from '../../population/card.js';
import { makeCircle } from '../../population/circle.js';
import { cardToContact, cardToOtherContact, withDerivedForms } from './card-to-contact.js';
import { ContactFields } from './contact-fields.js';
import { groupResourceName } from './contact-groups.js';

const CARD: Card = {
  personKey: 'person-000001',
  situation: 'single',
  name: { prefix: 'Dr.', given: 'Ελένη', family: 'Ξενάκης', phoneticGiven: 'Eleni', phoneticFamily: 'Xenakis' },
  nickname: 'Λένα',
  phones: [{ e164: '+302101234567', spelled: '21 0123 4567', type: 'home' }],
  emails: [{ value: 'eleni.xenakis@post.example', type: 'home' }],
  addresses: [
    {
      street: 'Οδός Ελαιών 4',
      city: 'Χανιά',
      postalCode: '731 00',
      country: 'Ελλάδα',
      countryCode: 'GR',
      type: 'home',
    },
  ],
  birthday: { month: 2, day: 29 },
  events: [{ type: 'anniversary', year: 1999, month: 6, day: 5 }],
  organization: { name: 'Kestrel Maps', title: 'Surveyor', domain: 'kestrelmaps.example' },
  urls: [{ value: 'https://eleni.example/', type: 'homePage' }],
  messengers: [{ protocol: 'jabber', username: 'eleni' }],
  relations: [{ person: 'Iason', type: 'spouse' }],
  custom: [{ key: 'Shoe size', value: '39' }],
  note: 'Plays the viola.',
  photo: { url: 'https://photos.example/silhouette.jpg', silhouette: true },
  groups: ['Choir'],
};

const member = (contactGroupResourceName: string) => ({ contactGroupMembership: { contactGroupResourceName } });
const NAME = {
  displayName: 'Dr. Ελένη Ξενάκης',
  displayNameLastFirst: 'Ξενάκης, Ελένη',
  unstructuredName: 'Dr. Ελένη Ξενάκης',
  honorificPrefix: 'Dr.',
  givenName: 'Ελένη',
  familyName: 'Ξενάκης',
  phoneticGivenName: 'Eleni',
  phoneticFamilyName: 'Xenakis',
};

describe('a card as a Google contact', () => {
  it('has every field of the card', () => {
    expect(cardToContact(CARD)).toEqual({
      addresses: [
        {
          formattedValue: 'Οδός Ελαιών 4\n731 00 Χανιά\nΕλλάδα',
          streetAddress: 'Οδός Ελαιών 4',
          city: 'Χανιά',
          postalCode: '731 00',
          country: 'Ελλάδα',
          countryCode: 'GR',
          type: 'home',
        },
      ],
      biographies: [{ value: 'Plays the viola.', contentType: 'TEXT_PLAIN' }],
      birthdays: [{ date: { month: 2, day: 29 } }],
      emailAddresses: [{ value: 'eleni.xenakis@post.example', type: 'home' }],
      events: [{ date: { year: 1999, month: 6, day: 5 }, type: 'anniversary' }],
      imClients: [{ username: 'eleni', protocol: 'jabber' }],
      memberships: [member('contactGroups/myContacts'), member(groupResourceName('Choir'))],
      names: [NAME],
      nicknames: [{ value: 'Λένα' }],
      organizations: [
        { name: 'Kestrel Maps', title: 'Surveyor', domain: 'kestrelmaps.example', current: true, type: 'work' },
      ],
      phoneNumbers: [{ value: '21 0123 4567', canonicalForm: '+302101234567', type: 'home' }],
      photos: [{ url: 'https://photos.example/silhouette.jpg', default: true }],
      relations: [{ person: 'Iason', type: 'spouse' }],
      urls: [{ value: 'https://eleni.example/', type: 'homePage' }],
      userDefined: [{ key: 'Shoe size', value: '39' }],
    });
  });

  it('has only a name and e-mail addresses if it is an other contact', () => {
    const fields = cardToOtherContact(CARD);
    expect(fields).toEqual({ names: [NAME], emailAddresses: [{ value: 'eleni.xenakis@post.example', type: 'home' }] });
  });

  it('has only fields of the People API, for any card', () => {
    const { cards, correspondents } = makeCircle({ seed: 1, count: 2_000 });
    const contacts = [...cards.map(cardToContact), ...correspondents.map(cardToOtherContact)];
    expect(contacts.filter((contact) => !ContactFields.safeParse(contact).success)).toEqual([]);
  });

  it.each([
    [{ givenName: '遥香', familyName: '長谷川' }, '長谷川遥香', '長谷川遥香'],
    [{ givenName: '서연', familyName: '남궁' }, '남궁서연', '남궁서연'],
    [
      { givenName: 'Ada', middleName: 'K.', familyName: 'Byrne', honorificSuffix: 'Jr.' },
      'Ada K. Byrne Jr.',
      'Byrne, Ada K.',
    ],
    [{ givenName: 'Lola' }, 'Lola', 'Lola'],
  ])('is displayed as its script is written: %o', (name, displayName, displayNameLastFirst) => {
    expect(withDerivedForms(name)).toEqual({
      displayName,
      displayNameLastFirst,
      unstructuredName: displayName,
      ...name,
    });
  });

  it('keeps a given display name', () => {
    expect(withDerivedForms({ displayName: 'The Boss', givenName: 'Ada' }).displayName).toBe('The Boss');
  });
});
