import { describe, expect, it } from 'vitest';
import type { Handle } from '#contracts';
import { Vcard } from '../syntax/vcard.js';
import { vcardHandles } from './handles.js';

function handles(...lines: readonly string[]): readonly Handle[] {
  return vcardHandles(new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n')));
}

describe('a handle of a vCard', () => {
  it.each([
    ['IMPP:xmpp:ida@chat.example', 'jabber', 'ida@chat.example', null],
    ['IMPP:ymsgr:ida', 'yahoo', 'ida', null],
    ['IMPP:im:ida@x.example', 'other', 'ida@x.example', null],
    ['IMPP:sip:ida@x.example', 'sip', 'ida@x.example', null],
    ['IMPP:ida', 'other', 'ida', null],
    ['IMPP;TYPE=HOME:skype:ida', 'skype', 'ida', 'home'],
    ['IMPP;X-SERVICE-TYPE=Signal:x-apple:%2B49171', 'signal', '+49171', null],
    ['IMPP;SERVICE-TYPE=Matrix:ida', 'matrix', 'ida', null],
    ['IMPP:aim:goim?screenname=idab&message=hi', 'aim', 'idab', null],
    ['IMPP:xmpp:100%', 'jabber', '100%', null],
    ['IMPP:https://chat.example/ida', 'other', 'https://chat.example/ida', null],
    ['X-SOCIALPROFILE;TYPE=twitter;X-USER=ida:http://twitter.com/x', 'twitter', 'ida', null],
    [
      'X-SOCIALPROFILE;TYPE=HOME,mastodon:https://social.example/@ida',
      'mastodon',
      'https://social.example/@ida',
      'home',
    ],
    ['X-SOCIALPROFILE;TYPE=pref:x-apple:ida', 'other', 'ida', null],
    ['SOCIALPROFILE;SERVICE-TYPE=Matrix;USERNAME=@ida:https://matrix.to/x', 'matrix', '@ida', null],
    ['X-ICQ:123', 'icq', '123', null],
    ['X-JABBER;TYPE=work:ida@x.example', 'jabber', 'ida@x.example', 'work'],
    ['X-SKYPE-USERNAME:ida', 'skype', 'ida', null],
    ['X-GTALK:ida', 'googletalk', 'ida', null],
    ['X-TELEGRAM:ida', 'telegram', 'ida', null],
    ['X-SIP:sip:ida@x.example', 'sip', 'ida@x.example', null],
    ['X-MS-IMADDRESS:ida@chat.example', 'other', 'ida@chat.example', null],
    ['X-MS-IMADDRESS:xmpp:ida@chat.example', 'jabber', 'ida@chat.example', null],
    ['X-KADDRESSBOOK-X-IMAddress:ida@chat.example', 'other', 'ida@chat.example', null],
    ['X-messaging/skype-All:ida.k', 'skype', 'ida.k', null],
    ['X-messaging/xmpp-All:ida@x.example', 'jabber', 'ida@x.example', null],
    ['X-EVOLUTION-GROUPWISE:ida', 'groupwise', 'ida', null],
    ['X-THREEMA;TYPE=home:IDA12345', 'threema', 'IDA12345', 'home'],
    ['X-ANDROID-CUSTOM:vnd.android.cursor.item/sip_address;sip:ida@x.example;2;;;', 'sip', 'ida@x.example', 'work'],
  ])('in %s', (line, service, value, label) => {
    expect(handles(line)).toEqual([{ service, value, label }]);
  });

  it.each([['IMPP:'], ['IMPP:xmpp:'], ['X-ICQ:'], ['X-SOCIALPROFILE:'], ['X-UNKNOWN:ida']])('is not in %s', (line) => {
    expect(handles(line)).toEqual([]);
  });

  it('is each of several that KDE writes into one property', () => {
    expect(handles('X-messaging/aim-All:ida\uE000bee').map(({ value }) => value)).toEqual(['ida', 'bee']);
  });

  it('may have a label of its group', () => {
    const lines = ['i.X-SOCIALPROFILE;TYPE=twitter:ida', 'i.X-ABLABEL:Club'];
    expect(handles(...lines)).toEqual([{ service: 'twitter', value: 'ida', label: 'Club' }]);
  });

  it('is one for equal service and name, whatever the case: the preferred IMPP, else the first', () => {
    const lines = ['X-SKYPE:IDA', 'IMPP;TYPE=home:skype:Ida', 'IMPP;TYPE=work,pref:skype:ida'];
    expect(handles(...lines)).toEqual([{ service: 'skype', value: 'ida', label: 'work' }]);
  });
});
