/** A value and the source that has it. */
export interface Claim<Value> {
  readonly key: string;
  readonly identityId: string;
  readonly value: Value;
}

/** The claims of one key. */
export interface MergedValue<Value> {
  readonly key: string;
  readonly first: Value;
  /** In the order of the claims. */
  readonly values: readonly Value[];
  /** Each source once, sorted. */
  readonly identityIds: readonly string[];
}

/** Merges claims by key, in the order of the first claim of each key. */
export function mergeClaims<Value>(claims: readonly Claim<Value>[]): readonly MergedValue<Value>[] {
  const byKey = new Map<string, { key: string; first: Value; values: Value[]; identityIds: string[] }>();
  for (const { key, identityId, value } of claims) {
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, { key, first: value, values: [value], identityIds: [identityId] });
      continue;
    }
    known.values.push(value);
    if (!known.identityIds.includes(identityId)) known.identityIds.push(identityId);
  }
  const merged = [...byKey.values()];
  for (const { identityIds } of merged) identityIds.sort();
  return merged;
}

/** The first label that is not null. */
export function firstLabel(values: readonly { readonly label: string | null }[]): string | null {
  return values.find(({ label }) => label !== null)?.label ?? null;
}
