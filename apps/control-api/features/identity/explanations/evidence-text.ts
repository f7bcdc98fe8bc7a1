import type { Evidence } from '#domain';

/** Evidence as the API shows it. */
export interface EvidenceView extends Pick<Evidence, 'family' | 'weight' | 'a' | 'b'> {
  /** How the two agree or differ, in words. */
  readonly level: string;
}

/** Reviews that were stored before levels had types keep the text. */
export interface StoredEvidence extends Pick<Evidence, 'family' | 'weight' | 'a' | 'b'> {
  readonly level: Evidence['level'] | string;
}

const PLACE_PARTS = ['street', 'extended', 'city', 'code', 'region'] as const;
const WORK_PARTS = ['title', 'organization'] as const;

export function evidenceView(evidence: StoredEvidence): EvidenceView {
  const { family, weight, a, b } = evidence;
  const level = levelText(evidence.level);
  return { family, level, weight, ...(a !== undefined && { a }), ...(b !== undefined && { b }) };
}

function levelText(level: StoredEvidence['level']): string {
  if (typeof level === 'string') return level;
  if ('whole' in level) return level.whole;
  if ('given' in level) return `given ${level.given}, family ${level.family}${level.swapped ? ', other order' : ''}`;
  if ('nearness' in level) {
    const { nearness, parts } = level;
    return nearness === 'same landline' ? nearness : `${nearness}: ${partsText(parts, PLACE_PARTS)}`;
  }
  return partsText(level, WORK_PARTS);
}

/** In a fixed order: a jsonb column does not keep the order of keys. */
function partsText<Part extends string>(
  parts: Readonly<Partial<Record<Part, string>>>,
  order: readonly Part[],
): string {
  return order.flatMap((part) => (parts[part] === undefined ? [] : [`${part} ${parts[part]}`])).join(', ');
}
