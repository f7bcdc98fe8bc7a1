import type { Edit, JudgementMade, JudgementWithdrawn } from '#contracts';
import { loadIdentities, loadJudgements } from '#identity-store';
import type { BatchContext } from '#log';
import { bearersAround, place } from '../assign/assign-persons.js';
import { emitResolution } from '../emit/emit-resolution.js';
import { lockPersons, takeRevisions } from '../tables/identities.table.js';
import { storeJudgements, storeWithdrawals } from '../tables/judgements.table.js';

/**
 * Takes judgements in and out and re-solves the persons of whom they speak. A judgement of identities that are not there yet waits
 * in its table and holds when they come. The number of statements does not depend on the size of the batch.
 */
export async function judgeBatch(context: BatchContext, edits: readonly Edit[]): Promise<void> {
  const { tx } = context;
  const made = edits.flatMap((edit): JudgementMade[] => (edit.type === 'JudgementMade' ? [edit.value] : []));
  const withdrawn = edits.flatMap((edit): JudgementWithdrawn[] =>
    edit.type === 'JudgementWithdrawn' ? [edit.value] : [],
  );
  if (made.length + withdrawn.length === 0) return;
  await lockPersons(tx);
  const named = [...(await storeJudgements(tx, made)), ...(await storeWithdrawals(tx, withdrawn))];
  if (named.length === 0) return;
  const linked = (await loadJudgements(tx, named)).flatMap(({ groups }) => groups.flat());
  const spokenOf = await loadIdentities(tx, [...new Set([...named, ...linked])]);
  const roots = [...spokenOf.map(({ identityId }) => identityId), ...(await bearersAround(tx, spokenOf))];
  const resolution = await place(tx, { changes: [], identifiers: [], blocks: [], roots });
  const revisions = await takeRevisions(tx, 1);
  await emitResolution(context, resolution, {
    revisions,
    occurredAt: Math.max(...[...made, ...withdrawn].map(({ madeAt }) => madeAt)),
  });
}
