import type { Edit, JudgementMade, JudgementWithdrawn } from '#contracts';
import { type Holder, MAX_HOLDERS } from '#domain';
import type { BatchContext } from '#event-log';
import { aliasedEntries, loadIdentifiers, loadIdentities, loadJudgements } from '#identity-store';
import type { Tx } from '#store';
import { assignPersons } from '../assign/assign-persons.js';
import { emitResolution } from '../emit/emit-resolution.js';
import { lockPersons, takeRevisions } from '../tables/identities.table.js';
import { storeJudgements, storeWithdrawals } from '../tables/judgements.table.js';

/**
 * Stores judgements and withdrawals and solves the components of the identities that they name anew. A judgement of an identity that is
 * not known yet applies when it arrives. The number of statements does not depend on the size of the batch.
 */
export async function applyJudgements(context: BatchContext, edits: readonly Edit[]): Promise<void> {
  const { tx } = context;
  const made = edits.flatMap((edit): JudgementMade[] => (edit.type === 'JudgementMade' ? [edit.value] : []));
  const withdrawn = edits.flatMap((edit): JudgementWithdrawn[] =>
    edit.type === 'JudgementWithdrawn' ? [edit.value] : [],
  );
  if (made.length + withdrawn.length === 0) return;
  await lockPersons(tx);
  const named = [...(await storeJudgements(tx, made)), ...(await storeWithdrawals(tx, withdrawn))];
  if (named.length === 0) return;
  const connected = (await loadJudgements(tx, named)).flatMap(({ groups }) => groups.flat());
  const judged = await loadIdentities(tx, [...new Set([...named, ...connected])]);
  const roots = [...judged.map(({ identityId }) => identityId), ...(await relatedHolders(tx, judged))];
  const resolution = await assignPersons(tx, { changes: [], identifiers: [], blocks: [], roots });
  const moment = {
    revisions: await takeRevisions(tx, 1),
    occurredAt: Math.max(...[...made, ...withdrawn].map(({ madeAt }) => madeAt)),
  };
  await emitResolution(context, { changes: [], resolution, moment });
}

/** All holders of the identifiers of judged identities: a judgement of some holders may join or separate the others. */
async function relatedHolders(tx: Tx, identities: readonly Holder[]): Promise<string[]> {
  const held = await loadIdentifiers(tx, [...new Set(identities.flatMap(({ identifiers }) => identifiers))]);
  const linking = held.filter(({ holders }) => holders.length <= MAX_HOLDERS);
  return [...linking.flatMap(({ holders }) => holders), ...identities.flatMap(aliasedEntries)];
}
