/** The items without those whose key is that of an earlier one, in their order. */
export function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  if (items.length < 2) return items;
  const keys = new Set<string>();
  return items.filter((item) => {
    const before = keys.size;
    return keys.add(keyOf(item)).size > before;
  });
}
