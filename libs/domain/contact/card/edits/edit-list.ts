/** A value of a card that has several of its kind. */
export interface ListItem {
  readonly key: string;
  readonly label: string | null;
  readonly identityIds: readonly string[];
  /** The edit that holds it; null when only sources say it. */
  readonly editId: string | null;
}

export type ListChange<Item extends ListItem> =
  | { readonly kind: 'put'; readonly item: Item; readonly replaces: string | null; readonly primary: boolean }
  | { readonly kind: 'remove' | 'primary'; readonly key: string }
  | { readonly kind: 'order'; readonly keys: readonly string[] };

/**
 * What the sources say, changed one by one. A change of something that is not there changes nothing, except that what was typed
 * in place of it stays.
 */
export function editList<Item extends ListItem>(
  said: readonly Item[],
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
  }, said);
}

/** Takes the place of what it replaces, else of what has the same key, else the last. Sources that say the very same stay named. */
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
