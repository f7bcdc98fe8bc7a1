import { foldText } from '#domain';
import type { PersonCardView } from './person-card.schemas.js';

type LabelView = PersonCardView['labels'][number];

/**
 * Labels of one name are one label of the person, whichever accounts have it. The first one stands for all: the others are in
 * `sameName`, and all sources are its sources.
 */
export function mergeLabels(labels: readonly Omit<LabelView, 'sameName'>[]): LabelView[] {
  const byName = Map.groupBy(labels, ({ name }) => foldText(name).trim());
  return [...byName.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return {
      ...first,
      sources: [...new Set([first, ...others].flatMap(({ sources }) => sources))],
      editId: first.editId ?? others.find(({ editId }) => editId !== null)?.editId ?? null,
      sameName: others.map(({ id, provider, accountId, externalId }) => ({ id, provider, accountId, externalId })),
    };
  });
}
