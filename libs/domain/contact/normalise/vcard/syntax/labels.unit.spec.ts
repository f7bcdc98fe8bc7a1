import { describe, expect, it } from 'vitest';
import { appleLabel, labelTypes, typeLabel } from './labels.js';

describe('the label of types', () => {
  it.each([
    ['is absent without types', [], null],
    ['is absent for generic types', ['pref', 'internet', 'voice', 'x-mobile'], null],
    ['is the type', ['home'], 'home'],
    ['is mobile for cell', ['cell', 'voice'], 'mobile'],
    ['joins place and device', ['work', 'fax'], 'workFax'],
    ['joins device and place in that order too', ['cell', 'home'], 'homeMobile'],
    ['has Google spellings', ['homefax'], 'homeFax'],
    ['has each type once', ['home', 'home'], 'home'],
    ['is the own label without its prefix', ['x-boathouse', 'voice'], 'Boathouse'],
    ['is an own label of several words', ['x-summer_house'], 'Summer house'],
    ['has other types with spaces between', ['home', 'car', 'fax'], 'home car fax'],
  ])('%s', (_, types, label) => {
    expect(typeLabel(types)).toBe(label);
  });
});

describe('the label of X-ABLabel', () => {
  it.each([
    ['is free text as written', 'Verein, alt', 'Verein, alt'],
    ['is a predefined one with a small first letter', '_$!<AssistantPhone>!$_', 'assistantPhone'],
    ['is a predefined one with the spelling of types', '_$!<HOMEPAGE>!$_', 'homePage'],
    ['is that of the types which a program put into it', 'WORK;VOICE;PREF', 'work'],
    ['is that of a type in capitals', 'CELL', 'mobile'],
    ['is absent for generic types', 'VOICE,PREF', null],
    ['is free text with one word that is no type', 'work;boathouse', 'work;boathouse'],
    ['is an own label without its prefix', 'X-BOATHOUSE', 'Boathouse'],
    ['is an own label without its prefix in small letters', 'x-Summer_house', 'Summer house'],
    ['is free text that is a type by chance', 'Main', 'Main'],
    ['is absent if the predefined one is empty', '_$!<>!$_', null],
  ])('%s', (_, text, label) => {
    expect(appleLabel(text)).toBe(label);
  });
});

describe('the types of a label', () => {
  it.each([
    ['home', ['home']],
    ['mobile', ['cell']],
    ['workMobile', ['work', 'cell']],
    ['homeFax', ['home', 'fax']],
    ['otherPager', ['other', 'pager']],
  ])('of %s are %o, and lead back to it', (label, types) => {
    expect(labelTypes(label)).toEqual(types);
    expect(typeLabel(types)).toBe(label);
  });

  it.each([['Home'], ['homefax'], ['main'], ['home fax'], ['']])('do not exist for "%s"', (label) => {
    expect(labelTypes(label)).toBeUndefined();
  });
});
