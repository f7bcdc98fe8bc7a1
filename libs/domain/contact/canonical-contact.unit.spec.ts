import { describe, expect, it } from 'vitest';
import { contactBytes } from '#contracts';
import { canonicalContact } from './canonical-contact.js';
import { contactWith } from './testing/contact-with.js';

const email = { value: 'a@b.example', normalized: 'a@b.example', label: null, primary: true };
const birthday = { label: 'birthday', year: null, month: 5, day: 3, text: null };
const wedding = { ...birthday, label: 'anniversary' };

function backwards<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).reverse()) as Value;
}

const key = (contact: Parameters<typeof canonicalContact>[0]): string =>
  contactBytes(canonicalContact(contact)).toString('hex');

describe('canonicalContact', () => {
  it('does not depend on the order of keys', () => {
    const contact = contactWith({ firstName: 'Ida', emails: [email] });
    const reversed = { ...backwards(contact), emails: [backwards(email)] };
    expect(Object.keys(reversed)[0]).toBe('details');
    expect(key(reversed)).toBe(key(contact));
    expect(canonicalContact(contact)).toEqual(contact);
  });

  it('does not depend on the order of dates, custom fields and groups', () => {
    const [a, b] = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    expect(key(contactWith({ dates: [birthday, wedding], custom: [a, b], groups: ['x', 'y'] }))).toBe(
      key(contactWith({ dates: [wedding, birthday], custom: [b, a], groups: ['y', 'x'] })),
    );
  });

  it.each([
    ['a text', { firstName: 'Ada' }],
    ['a text that is null', { firstName: null }],
    ['a label', { emails: [{ ...email, label: 'home' }] }],
    ['the order of e-mails', { emails: [{ ...email, value: 'c@d.example' }, email] }],
    ['a part of a date', { dates: [{ ...birthday, year: 1980 }] }],
    ['a group', { groups: ['x'] }],
  ])('differs by %s', (_, fields) => {
    const contact = contactWith({
      firstName: 'Ida',
      emails: [email, { ...email, value: 'c@d.example' }],
      dates: [birthday],
    });
    expect(key({ ...contact, ...fields })).not.toBe(key(contact));
  });
});
