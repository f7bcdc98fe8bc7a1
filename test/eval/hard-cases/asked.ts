import type { Case } from './case.js';

/** Two records that are put before a person. */
export const ASKED: readonly Case[] = [
  [
    'a family name alone with an address that a house may have',
    'family Boyer; mail boyer@x.example',
    'is Dawson Boyer; mail boyer@x.example',
  ],
  [
    'one consonant in another script, on one number',
    'given 지율; family 음; tel +436641234567',
    'whatsapp/1: is އަލީ; tel +436641234567',
  ],
  [
    'an initial in another script, on one number',
    'given ב; family אלמגור; tel +436641234567',
    'whatsapp/1: is عبداللہ; tel +436641234567',
  ],
  [
    'namesakes with birthdays that are written alike',
    'is Mthunzi Malinga; mail a@x.example; born 1958-12-12',
    'is Mthunzi Malinga; tel +436641234567; born 1958-12-17',
  ],
  [
    'a short form and a birthday without its year, without contact identifiers',
    'is Abdou Quillfeather; born 05-16',
    'is Abdoulaye Quillfeather; born 05-16',
  ],
  [
    'kanji and a Latin name on one number: kanji have many readings',
    'given 英樹; family 徳永; tel +436641234567',
    'is Hideki Tokunaga; tel +436641234567',
  ],
  [
    'kanji and a Latin name on one e-mail: a house may have it',
    'given 英樹; family 徳永; mail h@x.example',
    'is Hideki Tokunaga; mail h@x.example',
  ],
  [
    'kanji and kana on one number',
    'given 英樹; family 徳永; tel +436641234567',
    'given ひでき; family とくなが; tel +436641234567',
  ],
  [
    'one e-mail and name, two birthdays',
    'is Ida Lindqvist; mail i@x.example; born 1980-04-05',
    'is Ida Lindqvist; mail i@x.example; born 1991-07-20',
  ],
  ['a rare name in two accounts', 'is Ida Lindqvist; mail a@x.example', 'is Ida Lindqvist; tel +436641234567'],
  ['a rare name on WhatsApp without a number', 'whatsapp/1: is Ida Lindqvist', 'is Ida Lindqvist; mail a@x.example'],
  ['a rare name on Discord', 'discord/1: is Ida Lindqvist; user discord ida.l', 'is Ida Lindqvist; mail a@x.example'],
  [
    'a rare name and a company',
    'is Ida Lindqvist; mail a@x.example; works Lumen',
    'is Ida Lindqvist; tel +436641234567; works Lumen',
  ],
  [
    'a rare name and a city',
    'is Ida Lindqvist; mail a@x.example; at , , Graz',
    'is Ida Lindqvist; tel +436641234567; at , , Graz',
  ],
  [
    'a nickname of the same e-mail in one account',
    'google/1: is Bob Quillfeather; mail bob@x.example',
    'google/1: is Robert Quillfeather; mail bob@x.example',
  ],
  [
    'a name after a marriage and a birthday',
    'is Ida Lindqvist; mail a@x.example; born 1980-04-05',
    'is Ida Rojas; tel +436641234567; born 1980-04-05',
  ],
  [
    'father without a suffix and son, of one e-mail',
    'is Otto Quillfeather; mail o@x.example',
    'is Otto Quillfeather Jr.; mail o@x.example',
  ],
  [
    'one given name and number, another family name',
    'is Ida Lindqvist; tel +436641234567',
    'is Ida Rojasova; tel +436641234567',
  ],
  [
    'one mailbox at two providers and a rare name',
    'is Ida Lindqvist; mail ida.lindqvist@x.example',
    'is Ida Lindqvist; mail ida.lindqvist@y.example',
  ],
  [
    'a birthday without its year and a rare name',
    'is Ida Lindqvist; mail a@x.example; born -04-05',
    'is Ida Lindqvist; tel +436641234567; born -04-05',
  ],
  [
    'name and address in one account',
    'google/1: is Ida Lindqvist; mail a@x.example; at Bergweg 1, 80101, Graz',
    'google/1: is Ida Lindqvist; tel +436641234567; at Bergweg 1, 80101, Graz',
  ],
  [
    'a slip in a rare name and one address',
    'is Ida Lindqvist; mail a@x.example; at Bergweg 1, , Graz',
    'is Ida Lindqivst; tel +436641234567; at Bergweg 3, , Graz',
  ],
];
