/** A group of contacts, as every provider's normaliser gives it. */
export interface NormalisedGroup {
  readonly name: string;
  /** Created by the provider and not by a person: starred, family, friends. */
  readonly system: boolean;
}
