/**
 * A provider-neutral entry of an address book; each server of the sandbox translates it into its own wire format.
 * Cards with the same `personKey` describe the same human: the ground truth for evaluating a resolver.
 */
export interface Card {
  readonly personKey: string;
  readonly situation: Situation;
  readonly name?: CardName;
  readonly nickname?: string;
  readonly phones: readonly CardPhone[];
  readonly emails: readonly Typed[];
  readonly addresses: readonly CardAddress[];
  /** Without `year` if the year is unknown. */
  readonly birthday?: CardDate;
  readonly events: readonly (CardDate & { readonly type: string })[];
  readonly organization?: CardOrganization;
  readonly urls: readonly Typed[];
  readonly messengers: readonly { readonly protocol: string; readonly username: string }[];
  readonly relations: readonly { readonly person: string; readonly type: string }[];
  readonly custom: readonly { readonly key: string; readonly value: string }[];
  readonly note?: string;
  readonly photo?: { readonly url: string; readonly silhouette: boolean };
  readonly groups: readonly GroupName[];
}

/** Why a card is in the circle: which case of identity resolution it tests. */
export const SITUATIONS = [
  'single',
  'household',
  'couple',
  'generations',
  'namesakes',
  'nickname',
  'initials',
  'emoji',
  'business',
  'empty',
  'duplicate-exact',
  'duplicate-phone',
  'duplicate-email',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export const GROUP_NAMES = [
  'Family',
  'Climbing',
  'Work',
  'Choir',
  'Neighbours',
  'School days',
  'Football parents',
  'Book club',
] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

export interface CardName {
  readonly given?: string;
  readonly middle?: string;
  readonly family?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly phoneticGiven?: string;
  readonly phoneticFamily?: string;
}

export interface CardPhone {
  readonly e164: string;
  /** As typed: national, international, with dashes, in local digits. */
  readonly spelled: string;
  readonly type: string;
}

export interface Typed {
  readonly value: string;
  readonly type: string;
}

export interface CardDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

export interface CardAddress {
  readonly street: string;
  readonly extended?: string;
  readonly city: string;
  readonly region?: string;
  readonly postalCode: string;
  readonly country: string;
  readonly countryCode: string;
  readonly type: string;
}

export interface CardOrganization {
  readonly name: string;
  readonly title?: string;
  readonly department?: string;
  readonly domain: string;
}
