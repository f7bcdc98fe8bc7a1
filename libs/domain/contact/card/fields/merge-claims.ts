/** One value as one source says it. */
export interface Claim<Value> {
  readonly key: string;
  readonly identityId: string;
  readonly value: Value;
}

/** What several sources say of the same thing: the values in the order of the sources, and who says them, sorted. */
export interface MergedValue<Value> {
  readonly key: string;
  readonly first: Value;
  readonly values: readonly Value[];
  readonly identityIds: readonly string[];
}

/** The union of all that is said, without duplicates by key, in the order in which each was said first. */
export function mergeClaims<Value>(said: readonly Claim<Value>[]): readonly MergedValue<Value>[] {
  const byKey = new Map<string, { key: string; first: Value; values: Value[]; identityIds: string[] }>();
  for (const { key, identityId, value } of said) {
    const agreed = byKey.get(key);
    if (agreed === undefined) {
      byKey.set(key, { key, first: value, values: [value], identityIds: [identityId] });
      continue;
    }
    agreed.values.push(value);
    if (!agreed.identityIds.includes(identityId)) agreed.identityIds.push(identityId);
  }
  const union = [...byKey.values()];
  for (const { identityIds } of union) identityIds.sort();
  return union;
}

/** The label that is said first, if any. */
export function firstLabel(values: readonly { readonly label: string | null }[]): string | null {
  return values.find(({ label }) => label !== null)?.label ?? null;
}
