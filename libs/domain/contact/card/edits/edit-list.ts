/** A value of a card that has several of its kind. */
export interface ListItem {
  readonly key: string;
  readonly label: string | null;
  readonly identityIds: readonly string[];
  /** The last edit of the value; null if only sources have it. */
  readonly editId: string | null;
}

export type ListChange<Item extends ListItem> =
  | { readonly kind: 'put'; readonly item: Item; readonly replaces: string | null; readonly primary: boolean }
  | { readonly kind: 'remove' | 'primary'; readonly key: string }
  | { readonly kind: 'order'; readonly keys: readonly string[] };

/**
 * Applies changes to the values of the sources. A change of a value that does not exist has no effect, except that a put value is
 * added.
 */
export function editList<Item extends ListItem>(
  values: readonly Item[],
  changes: readonly ListChange<Item>[],
  asPrimary: (item: Item, primary: boolean) => Item,
): readonly Item[] {
  return changes.reduce<readonly Item[]>((items, change) => {
    switch (change.kind) {
      case 'put': {
        const put = putItem(items, change.item, change.replaces);
        return change.primary ? primaryFirst(put, change.item.key, asPrimary) : put;
      }
      case 'remove':
        return items.filter(({ key }) => key !== change.key);
      case 'primary':
        return primaryFirst(items, change.key, asPrimary);
      case 'order':
        return ordered(items, change.keys);
      default:
        return change satisfies never;
    }
  }, values);
}

/** Replaces the named item, else the one with the same key, else appends. The sources of an item with the same key are kept. */
function putItem<Item extends ListItem>(items: readonly Item[], item: Item, replaces: string | null): readonly Item[] {
  const same = items.find(({ key }) => key === item.key);
  const replaced = items.find(({ key }) => key === replaces);
  const place = replaced ?? same;
  const put = { ...item, label: item.label ?? place?.label ?? null, identityIds: same?.identityIds ?? [] };
  if (!place) return [...items, put];
  return items.flatMap((each) => (each === place ? [put] : each === same ? [] : [each]));
}

function primaryFirst<Item extends ListItem>(
  items: readonly Item[],
  key: string,
  asPrimary: (item: Item, primary: boolean) => Item,
): readonly Item[] {
  const primary = items.find((item) => item.key === key);
  if (!primary) return items;
  const others = items.filter((item) => item !== primary).map((item) => asPrimary(item, false));
  return [asPrimary(primary, true), ...others];
}

function ordered<Item extends ListItem>(items: readonly Item[], keys: readonly string[]): readonly Item[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  return items.toSorted((a, b) => (places.get(a.key) ?? keys.length) - (places.get(b.key) ?? keys.length));
}
