import { describe, expect, it } from 'vitest';
import { identifiersOf, identifiersWhere, MAX_IDENTIFIERS_OF_A_KIND } from './identifiers.js';

const identifiers = (emails: readonly string[], phones: readonly (string | null)[]) =>
  identifiersOf({
    emails: emails.map((normalized) => ({ value: normalized, normalized, label: null, primary: false })),
    phones: phones.map((e164) => ({ value: '', e164, label: null, primary: false })),
    handles: [],
  });

describe('identifiersOf', () => {
  it('gives distinct e-mails and phones, each kind sorted', () => {
    expect(
      identifiers(
        ['b@x.example', 'a@x.example', 'b@x.example'],
        ['+4930901820', '+14155550132;ext=12', '+4930901820', null],
      ),
    ).toEqual([
      { kind: 'email', value: 'a@x.example', primary: false },
      { kind: 'email', value: 'b@x.example', primary: true },
      { kind: 'phone', value: '+14155550132;ext=12', primary: false },
      { kind: 'phone', value: '+4930901820', primary: true },
    ]);
  });

  it('takes the primary value of the source as the main one', () => {
    const email = { label: null, primary: false };
    const emails = [
      { ...email, value: 'A@x.example', normalized: 'a@x.example' },
      { ...email, value: 'b@x.example', normalized: 'b@x.example', primary: true },
    ];
    expect(identifiersOf({ emails, phones: [], handles: [] })).toEqual([
      { kind: 'email', value: 'a@x.example', primary: false },
      { kind: 'email', value: 'b@x.example', primary: true },
    ]);
  });

  it('leaves out what is beyond a hundred of a kind, except the main one', () => {
    const pasted = Array.from({ length: 3_000 }, (_, i) => `m${String(i).padStart(4, '0')}@x.example`);
    const found = identifiers(['zoe@x.example', ...pasted], []);
    expect(found).toHaveLength(MAX_IDENTIFIERS_OF_A_KIND);
    expect(found.slice(-2)).toEqual([
      { kind: 'email', value: 'm0098@x.example', primary: false },
      { kind: 'email', value: 'zoe@x.example', primary: true },
    ]);
  });

  it('takes user names with their service, but no numbers', () => {
    const handle = (service: string, value: string) => ({ service, value, label: null });
    const handles = [handle('Telegram', '@Ida_B'), handle('icq', '12345678'), handle('discord', 'ib')];
    expect(identifiersOf({ emails: [], phones: [], handles })).toEqual([
      { kind: 'handle', value: 'telegram:ida_b', primary: true },
    ]);
  });

  it.each([
    ['info@x.example'],
    ['no-reply@x.example'],
    ['no.reply+list@x.example'],
    ['customer_service@x.example'],
    ['family@x.example'],
  ])('%s is a role mailbox', (email) => {
    expect(identifiers([email], [])).toEqual([]);
  });

  it.each([
    ['info.berg@x.example'],
    ['ida+info@x.example'],
    ['josé@x.example'],
    ["o'brien@x.example"],
    ['ida@xn--bcher-kva.example'],
    ['ida@x.xn--p1ai'],
  ])('%s is personal', (email) => {
    expect(identifiers([email], [])).toEqual([{ kind: 'email', value: email, primary: true }]);
  });

  it.each([
    ['ida'],
    ['ida@'],
    ['@x.example'],
    ['ida@localhost'],
    ['ida@@x.example'],
    ['ida berg@x.example'],
    ['ida <ida@x.example>'],
    ['ida@-x.example'],
    ['ida@x..example'],
    ['ida@127.0.0.1'],
    ['ida@bücher.example/path'],
    [`ida@${'x'.repeat(64)}.example`],
    [`ida@${'x.'.repeat(150)}example`],
  ])('%s is no address', (email) => {
    expect(identifiers([email], [])).toEqual([]);
  });

  it.each([
    ['toll-free', '+18005550199'],
    ['internationally toll-free', '+80012345678'],
    ['premium rate', '+499001234567'],
    ['short', '+491155'],
    ['one digit repeated', '+49000000000'],
    ['made up to fill a form', '+49123456789'],
    ['impossible', null],
  ])('a number that is %s is no identifier', (_, phone) => {
    expect(identifiers([], [phone])).toEqual([]);
  });

  it.each([['+4930901820'], ['+33612345678'], ['+447700900123'], ['+14155550132']])('%s is an identifier', (phone) => {
    expect(identifiers([], [phone])).toEqual([{ kind: 'phone', value: phone, primary: true }]);
  });
});

describe('identifiersWhere', () => {
  it('takes the identifiers that the test accepts, also service numbers and role mailboxes, in the same order', () => {
    const contact = {
      emails: ['info@x.example', 'ida@x.example', 'b@x.example'].map((normalized) => ({
        value: normalized,
        normalized,
        label: null,
        primary: false,
      })),
      phones: [{ value: '0800', e164: '+18005550199', label: null, primary: false }],
      handles: [{ service: 'Telegram', value: '@Ida_B', label: null }],
    };
    const known = new Set(['email info@x.example', 'email b@x.example', 'phone +18005550199', 'handle telegram:ida_b']);

    expect(identifiersWhere(contact, (kind, value) => known.has(`${kind} ${value}`))).toEqual([
      { kind: 'email', value: 'b@x.example', primary: false },
      { kind: 'email', value: 'info@x.example', primary: true },
      { kind: 'handle', value: 'telegram:ida_b', primary: true },
      { kind: 'phone', value: '+18005550199', primary: true },
    ]);
  });
});
