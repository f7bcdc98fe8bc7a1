import { describe, expect, it } from 'vitest';
import { type Jid, parseJid } from './jid.js';

describe('parseJid', () => {
  it.each<[string, string, Jid | undefined]>([
    ['a LID', '436641234567@lid', { kind: 'lid', id: '436641234567' }],
    ['a LID of a hosted business', '436641234567@hosted.lid', { kind: 'lid', id: '436641234567' }],
    ['every device of a LID', '98765432101234:12@lid', { kind: 'lid', id: '98765432101234' }],
    ['a number', '436641234567@s.whatsapp.net', { kind: 'phone', digits: '436641234567' }],
    ['every device of a number', '436641234567_1:3@s.whatsapp.net', { kind: 'phone', digits: '436641234567' }],
    ['a number as older clients write it', '436641234567@c.us', { kind: 'phone', digits: '436641234567' }],
    ['a group', '120363041234567890@g.us', { kind: 'other' }],
    ['a group that is named after its founder', '436641234567-1500000000@g.us', { kind: 'other' }],
    ['a channel', '120363041234567890@newsletter', { kind: 'other' }],
    ['the status list', 'status@broadcast', { kind: 'other' }],
    ['a service', 'server@s.whatsapp.net', { kind: 'other' }],
    ['an e-mail address', 'ida@lid.example', undefined],
    ['a number by itself', '+436641234567', undefined],
    ['nothing', '', undefined],
  ])('reads %s', (_, text, jid) => {
    expect(parseJid(text)).toEqual(jid);
  });
});
