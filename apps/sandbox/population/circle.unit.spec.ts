import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { type Card, GROUP_NAMES, SITUATIONS } from './card.js';
import { makeCircle } from './circle.js';
import { SCRIPTS, type Script } from './cultures/culture.js';

const circle = makeCircle({ seed: 1, count: 240 });

const WRITTEN_IN: Record<Script, RegExp> = {
  latin: /\p{Script=Latin}/u,
  greek: /\p{Script=Greek}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  han: /\p{Script=Han}/u,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  hangul: /\p{Script=Hangul}/u,
  devanagari: /\p{Script=Devanagari}/u,
};

describe('the circle of friends', () => {
  it('is the same for the same seed and differs for another seed', () => {
    expect(makeCircle({ seed: 1, count: 240 })).toEqual(circle);
    expect(makeCircle({ seed: 2, count: 240 })).not.toEqual(circle);
  });

  it.each([1, 2, 17, 240, 1001])('has exactly the requested number of cards: %i', (count) => {
    expect(makeCircle({ seed: 3, count }).cards).toHaveLength(count);
  });

  it('has at least five cards of every situation', () => {
    const counts = SITUATIONS.map((situation) => [situation, withSituation(situation).length] as const);
    expect(counts.filter(([, cards]) => cards < 5)).toEqual([]);
  });

  it.each(SCRIPTS)('has names in %s', (script) => {
    const written = circle.cards.filter((card) => WRITTEN_IN[script].test(card.name?.family ?? ''));
    expect(written.length).toBeGreaterThanOrEqual(3);
  });

  it('has a phonetic form of every name that is not in Latin letters', () => {
    const foreign = withSituation('single').filter((card) => !/\p{Script=Latin}/u.test(card.name?.family ?? 'x'));
    expect(foreign.length).toBeGreaterThan(20);
    expect(foreign.filter((card) => card.name?.phoneticFamily === undefined)).toEqual([]);
  });

  it.each<[string, number, (card: Card) => boolean]>([
    ['birthdays with a year', 40, (card) => card.birthday?.year !== undefined],
    ['birthdays without a year', 20, (card) => card.birthday !== undefined && card.birthday.year === undefined],
    ['birthdays on a leap day', 1, (card) => card.birthday?.month === 2 && card.birthday.day === 29],
    ['anniversaries', 10, (card) => card.events.some((event) => event.type === 'anniversary')],
    ['structured addresses', 60, (card) => card.addresses.length > 0],
    ['organisations with titles', 40, (card) => card.organization?.title !== undefined],
    ['work mailboxes', 40, (card) => card.emails.some((email) => email.type === 'work')],
    ['links', 10, (card) => card.urls.length > 0],
    ['messenger handles', 10, (card) => card.messengers.length > 0],
    ['own fields', 8, (card) => card.custom.length > 0],
    ['notes', 15, (card) => card.note !== undefined],
    ['photos', 30, (card) => card.photo?.silhouette === false],
    ['silhouettes', 30, (card) => card.photo?.silhouette === true],
    ['names with an emoji', 5, (card) => /\p{Extended_Pictographic}/u.test(card.name?.given ?? '')],
  ])('has %s: at least %i', (_, least, has) => {
    expect(circle.cards.filter(has).length).toBeGreaterThanOrEqual(least);
  });

  it('uses every group', () => {
    expect(new Set(circle.cards.flatMap((card) => card.groups))).toEqual(new Set(GROUP_NAMES));
  });

  it('has only valid phone numbers, each of which can be parsed from its spelling', () => {
    const phones = makeCircle({ seed: 1, count: 5_000 }).cards.flatMap((card) => card.phones);
    const wrong = phones.filter(({ e164, spelled }) => {
      const number = parsePhoneNumberFromString(e164);
      return !number?.isValid() || parsePhoneNumberFromString(asDialled(spelled), number.country)?.number !== e164;
    });
    expect(wrong).toEqual([]);
  });

  it('has e-mail addresses of reserved domains only', () => {
    const foreign = circle.cards
      .flatMap((card) => card.emails)
      .filter(({ value }) => !/^[^@ ]+@[a-z.]+\.example$/.test(value));
    expect(foreign).toEqual([]);
  });

  it('shares a mobile number only between cards of one human', () => {
    const { cards } = makeCircle({ seed: 5, count: 25_000 });
    const owners = new Map<string, string>();
    const shared = cards.filter((card) =>
      card.phones.some(({ e164, type }) => {
        const owner = owners.get(e164) ?? card.personKey;
        owners.set(e164, owner);
        return type === 'mobile' && owner !== card.personKey;
      }),
    );
    expect(shared).toEqual([]);
  });

  it('shares an e-mail address between two humans only in a couple', () => {
    const { cards } = makeCircle({ seed: 5, count: 25_000 });
    const owners = Map.groupBy(
      cards.flatMap((card) => card.emails.map((email) => ({ card, mailbox: email.value.toLowerCase() }))),
      ({ mailbox }) => mailbox,
    );
    const shared = [...owners.values()].filter((uses) => new Set(uses.map(({ card }) => card.personKey)).size > 1);
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.flat().filter(({ card }) => card.situation !== 'couple')).toEqual([]);
  });

  it('has different humans with one landline in a household', () => {
    const landlines = Map.groupBy(
      withSituation('household'),
      (card) => card.phones.find((p) => p.type === 'home')?.e164,
    );
    for (const members of landlines.values()) {
      expect(members.length).toBeGreaterThanOrEqual(2);
      expect(new Set(members.map((card) => card.personKey)).size).toBe(members.length);
    }
  });

  it('distinguishes father and son by suffix and phone only', () => {
    const [father, son] = withSituation('generations');
    expect([father?.name?.suffix, son?.name?.suffix]).toEqual(['Sr.', 'Jr.']);
    expect({ ...father?.name, suffix: '' }).toEqual({ ...son?.name, suffix: '' });
    expect(father?.personKey).not.toBe(son?.personKey);
    expect(father?.phones[0]?.e164).not.toBe(son?.phones[0]?.e164);
  });

  it.each(['duplicate-exact', 'duplicate-phone', 'duplicate-email'] as const)(
    'describes one human with two cards: %s',
    (kind) => {
      const humans = [...Map.groupBy(withSituation(kind), (card) => card.personKey).values()];
      expect(humans.every((cards) => cards.length === 2)).toBe(true);
    },
  );

  it('spells the number of a duplicate differently', () => {
    const [card, other] = withSituation('duplicate-phone');
    expect(other?.phones[0]?.e164).toBe(card?.phones[0]?.e164);
    expect(other?.phones[0]?.spelled).not.toBe(card?.phones[0]?.spelled);
  });

  it('has nicknames that differ from the given name', () => {
    const nicknames = withSituation('nickname').map((card) => [card.nickname, card.name?.given]);
    expect(nicknames.filter(([nickname, given]) => nickname === undefined || nickname === given)).toEqual([]);
  });

  it('can have 25,000 cards', () => {
    expect(makeCircle({ seed: 1, count: 25_000 }).cards).toHaveLength(25_000);
  });
});

function withSituation(situation: Card['situation']): Card[] {
  return circle.cards.filter((card) => card.situation === situation);
}

// Most countries dial `00` for international calls; `+` means the same in every country.
function asDialled(spelled: string): string {
  return spelled.replace(/^00/, '+');
}
