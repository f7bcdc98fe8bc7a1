/** Log-odds in bits, fixed: what scoring adds up and where it draws its lines. docs/identity.md says where the figures come from. */
export interface Model {
  readonly version: string;
  /** Log-odds of any two records being one person before anything is known of them. */
  readonly prior: number;
  /** From this score on two records may be joined without asking. */
  readonly auto: number;
  /** The same for two records of which neither tells how to reach anybody. */
  readonly autoWithoutIdentifiers: number;
  /** The same for two of those of which only name and work agree. */
  readonly autoNameAndWork: number;
  /** So many families of evidence have to speak for two records of registers. */
  readonly minFamilies: number;
  /** From this score on a person is asked. */
  readonly review: number;
  /** As far the best candidate must be ahead of one that contradicts it. */
  readonly margin: number;
  /** Two clusters are joined by score only when their pairs reach this on average. */
  readonly minMean: number;
  /** A piece of evidence that weighs less does not count as a family of its own. */
  readonly minFamilyWeight: number;
  /** Where there are but two families, each must weigh this. */
  readonly strongWeight: number;
}

export const MODEL: Model = {
  version: 'kith-3',
  prior: -16,
  auto: 13,
  autoWithoutIdentifiers: 1,
  autoNameAndWork: 9,
  minFamilies: 2,
  review: 0,
  margin: 4,
  minMean: -6,
  minFamilyWeight: 3,
  strongWeight: 5,
};

/** Version of what makes features of contacts; with the model's it tells which code an explanation came from. */
export const NORMALISER = 'kith-3';
