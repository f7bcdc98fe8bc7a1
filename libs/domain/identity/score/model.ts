/** Prior and thresholds of scoring, as log-odds in bits. docs/identity-figures.md describes how the figures were fitted. */
export interface Model {
  readonly version: string;
  /** Log-odds that any two records are one person, without any evidence. */
  readonly prior: number;
  /** From this score on two records may join without asking. */
  readonly auto: number;
  /** The same for two records without contact identifiers. */
  readonly autoWithoutIdentifiers: number;
  /** The same for two records without contact identifiers of which only name and work agree. */
  readonly autoNameAndWork: number;
  /** The families of evidence that two records without contact identifiers need. */
  readonly minFamilies: number;
  /** From this score on a person is asked. */
  readonly review: number;
  /** How far the best candidate must be ahead of one that contradicts it. */
  readonly margin: number;
  /** A score joins two clusters only if the mean of all their pairs reaches this. */
  readonly minMean: number;
  /** Evidence that weighs less does not count as a family. */
  readonly minFamilyWeight: number;
  /** If there are only two families, each must weigh this. */
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

/** Version of the code that makes features of contacts. With the model's version it identifies the code behind an explanation. */
export const NORMALISER = 'kith-3';
