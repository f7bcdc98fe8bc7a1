import type { ContactEdited, EditedChange } from '#contracts';
import { momentOf } from './raw-records.js';

/** An edit by hand; its id and its moment follow from its turn. */
export function contactEdited(turn: number, identityId: string, ...changes: readonly EditedChange[]): ContactEdited {
  const editId = `00000000-0000-4000-8000-${turn.toString(16).padStart(12, '0')}`;
  return { editId, identityId, actor: 'somebody', madeAt: momentOf(turn), region: 'AT', changes };
}
