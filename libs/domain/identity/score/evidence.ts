/** Families of evidence are independent of each other; within one family pieces of evidence lean on each other. */
export type Family = 'name' | 'birthday' | 'place' | 'work' | 'email' | 'phone' | 'handle' | 'alias' | 'account';

export interface Evidence {
  readonly family: Family;
  /** How the two agree or differ, such as "exact" or "differs". */
  readonly level: string;
  /** Bits; what speaks against is negative. */
  readonly weight: number;
  /** The two values, where there are any to show. */
  readonly a?: string;
  readonly b?: string;
}

/** Reasons for which no rule and no score joins two records without asking. */
export type Veto = 'generation' | 'birthday' | 'name';
