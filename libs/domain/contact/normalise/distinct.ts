/** Drops later items that say the same as an earlier one: `sayOf` gives what is compared. Order is kept. */
export function distinct<Item>(items: readonly Item[], sayOf: (item: Item) => string): readonly Item[] {
  if (items.length < 2) return items;
  const said = new Set<string>();
  return items.filter((item) => {
    const before = said.size;
    return said.add(sayOf(item)).size > before;
  });
}
