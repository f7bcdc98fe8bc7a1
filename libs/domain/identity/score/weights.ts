/**
 * Bits by field and level. A level is how two records agree in a field, such as "same" or "slip"; a field that one of the two
 * lacks weighs nothing. docs/identity-figures.md describes how the figures were fitted.
 */
export interface Weights {
  /** Subtracted from the bits of a name's rarity. */
  readonly rarityDiscount: Readonly<Record<'same' | 'spelling' | 'nickname' | 'part', number>>;
  readonly given: Readonly<Record<NamePartLevel, number>>;
  readonly family: Readonly<Record<NamePartLevel, number>>;
  readonly birthday: Readonly<Record<BirthdayLevel, number>>;
  readonly street: Readonly<Record<StreetLevel, number>>;
  readonly extended: Readonly<Record<PartLevel, number>>;
  readonly city: Readonly<Record<PartLevel | 'metropolis', number>>;
  readonly code: Readonly<Record<CodeLevel, number>>;
  readonly region: Readonly<Record<PartLevel, number>>;
  /** Bounds for all parts of an address together: they depend on each other, and a move changes all of them. */
  readonly maxPlace: number;
  readonly minPlace: number;
  readonly title: Readonly<Record<'same' | 'differs', number>>;
  readonly organization: Readonly<Record<'same' | 'differs', number>>;
}

export type NamePartLevel = 'initial' | 'slip' | 'absent' | 'different';
/** "two parts": of year, month and day two agree. "year of full": one of the two has no day. */
export type BirthdayLevel =
  | 'exact'
  | 'near'
  | 'two parts'
  | 'day'
  | 'year'
  | 'year of full'
  | 'year slip'
  | 'other year'
  | 'differs';
export type PartLevel = 'same' | 'slip' | 'differs';
export type StreetLevel = 'same' | 'slip' | 'other number' | 'differs';
/** A fine postal code covers a few houses, as in Britain, a coarse one a district. "beginning": all but the part for the houses. */
export type CodeLevel = 'same fine' | 'same' | 'same coarse' | 'slip of fine' | 'slip' | 'beginning' | 'differs';

/**
 * If at least one record has contact identifiers. People of one circle often live and work together, so agreement weighs less than
 * chance alone would suggest; they move and change jobs, so differences weigh little.
 */
export const WITH_IDENTIFIERS: Weights = {
  rarityDiscount: { same: 0, spelling: 1, nickname: 1, part: 2 },
  given: { initial: 3, slip: 7, absent: 0, different: -6 },
  family: { initial: 2, slip: 9, absent: 0, different: -5 },
  birthday: {
    exact: 15,
    near: 9,
    'two parts': -5,
    day: 7,
    year: 5,
    'year of full': 5,
    'year slip': -3,
    'other year': -3,
    differs: -5,
  },
  street: { same: 11, slip: 9, 'other number': 5, differs: -1.5 },
  extended: { same: 0, slip: 0, differs: 0 },
  city: { same: 5, slip: 4, metropolis: 3, differs: -1 },
  code: { 'same fine': 11, same: 11, 'same coarse': 7, 'slip of fine': 2, slip: 2, beginning: -1.5, differs: -1.5 },
  region: { same: 0.5, slip: 0.5, differs: -0.5 },
  maxPlace: 18,
  minPlace: -4,
  title: { same: 5, differs: 0 },
  organization: { same: 5, differs: -0.5 },
};

/** If neither record has contact identifiers, as in forms and postal address books. */
export const WITHOUT_IDENTIFIERS: Weights = {
  rarityDiscount: { same: 1, spelling: 1, nickname: 1.5, part: 2 },
  given: { initial: 2, slip: 6.5, absent: 0, different: -2.5 },
  family: { initial: 0, slip: 7.5, absent: 0, different: -3.5 },
  birthday: {
    exact: 14.5,
    near: 6,
    'two parts': 0.5,
    day: 7,
    year: 6.5,
    'year of full': 4,
    'year slip': -0.5,
    'other year': -6.5,
    differs: -5,
  },
  street: { same: 14.5, slip: 10.5, 'other number': 5, differs: -4 },
  extended: { same: 10, slip: 10.5, differs: -5 },
  city: { same: 9, slip: 9, metropolis: 4.5, differs: -3.5 },
  code: {
    'same fine': 16,
    same: 11,
    'same coarse': 9.5,
    'slip of fine': 8.5,
    slip: 3.5,
    beginning: 6.5,
    differs: -3.5,
  },
  region: { same: 2, slip: 2, differs: -4 },
  maxPlace: 24,
  minPlace: -4,
  title: { same: 5, differs: -3 },
  organization: { same: 5, differs: -0.5 },
};
