import { describe, expect, it } from 'vitest';
import { googleEmails, googleHandles, googlePhones, googleUrls } from './contact-points.js';

const primary = { metadata: { primary: true } };

describe('e-mails, phones, URLs and handles of a Google person', () => {
  it('keeps the e-mail as written beside its normalised form, the primary one first', () => {
    expect(
      googleEmails([
        { value: ' Ida@Berg.example ', type: 'work' },
        { value: '' },
        { value: 'ida@home.example', type: 'Weekend', ...primary },
      ]),
    ).toEqual([
      { value: 'ida@home.example', normalized: 'ida@home.example', label: 'Weekend', primary: true },
      { value: 'Ida@Berg.example', normalized: 'ida@berg.example', label: 'work', primary: false },
    ]);
  });

  it('drops exact duplicates and keeps the primary one of them', () => {
    expect(
      googleEmails([
        { value: 'a@b.example', type: 'home' },
        { value: 'a@b.example', type: 'home', ...primary },
        { value: 'a@b.example', type: 'work' },
      ]),
    ).toEqual([
      { value: 'a@b.example', normalized: 'a@b.example', label: 'home', primary: true },
      { value: 'a@b.example', normalized: 'a@b.example', label: 'work', primary: false },
    ]);
  });

  it("reads phones with the source's canonical form, else with the region of the account", () => {
    expect(
      googlePhones(
        [
          { value: '(415) 555-0132', canonicalForm: '+14155550132', type: 'mobile' },
          { value: '030 901820', type: 'home' },
          { value: '12', type: 'other' },
          { type: 'work' },
        ],
        'DE',
      ),
    ).toEqual([
      { value: '(415) 555-0132', e164: '+14155550132', label: 'mobile', primary: false },
      { value: '030 901820', e164: '+4930901820', label: 'home', primary: false },
      { value: '12', e164: null, label: 'other', primary: false },
    ]);
  });

  it('keeps urls as written', () => {
    expect(
      googleUrls(
        [
          { value: 'Berg.example/Ida', type: 'blog' },
          { value: 'Berg.example/Ida', type: 'blog' },
        ],
        [{ url: 'https://cal.example/ida' }],
      ),
    ).toEqual([
      { value: 'Berg.example/Ida', label: 'blog' },
      { value: 'https://cal.example/ida', label: 'calendar' },
    ]);
  });

  it('lower-cases the service of a handle, calls a missing one "other" and counts SIP addresses', () => {
    expect(
      googleHandles(
        [{ username: 'Ida', protocol: 'googleTalk' }, { username: 'ida.b', type: 'home' }, { protocol: 'aim' }],
        [{ value: 'sip:ida@example.org', type: 'work' }, { value: 'sip:' }],
      ),
    ).toEqual([
      { service: 'googletalk', value: 'Ida', label: null },
      { service: 'other', value: 'ida.b', label: 'home' },
      { service: 'sip', value: 'ida@example.org', label: 'work' },
    ]);
  });
});
