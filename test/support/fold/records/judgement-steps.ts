import fc from 'fast-check';
import { type Edit, makeIdentityId } from '#contracts';
import { judgement, withdrawal } from './judgements.js';
import { ACCOUNTS, type Keyed } from './raw-records.js';

/** The identity of a contact of `rawRecordsOf`. */
export function identityOfContact(contact: number): string {
  return makeIdentityId({
    provider: 'google',
    accountId: ACCOUNTS[contact % 2] ?? ACCOUNTS[0],
    externalId: `c${contact}`,
  });
}

/** A judgement of a few contacts, or the withdrawal of the judgement so many steps before. */
export type JudgementStep =
  | { readonly verdict: 'SAME' | 'NOT_SAME' | 'UNSURE'; readonly groups: readonly (readonly number[])[] }
  | { readonly withdraws: number };

/** Judgements that contradict each other; some of their contacts never arrive. */
export function judgementSteps(most = 6, contacts = 8): fc.Arbitrary<JudgementStep[]> {
  const group = fc.uniqueArray(fc.nat({ max: contacts - 1 }), { minLength: 1, maxLength: 3 });
  const verdict = fc.constantFrom('SAME' as const, 'NOT_SAME' as const, 'UNSURE' as const);
  const judgements = fc
    .record({ verdict, groups: fc.tuple(group, group) })
    .map(({ verdict, groups: [one, other] }) => ({
      verdict,
      groups: verdict === 'SAME' ? [[...new Set([...one, ...other])]] : [one, other.filter((id) => !one.includes(id))],
    }));
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: judgements },
      { weight: 1, arbitrary: fc.record({ withdraws: fc.nat({ max: 3 }) }) },
    ),
    {
      maxLength: most,
    },
  );
}

/** The judgements as records, each a moment later than the one before. */
export function editsOf(judgements: readonly JudgementStep[]): Keyed<Edit>[] {
  return judgements.flatMap((step, turn): Keyed<Edit>[] => {
    if ('withdraws' in step) {
      const taken = turn - 1 - step.withdraws;
      return taken < 0 ? [] : [{ key: idOf(taken), message: withdrawal(idOf(taken)) }];
    }
    const groups = step.groups.filter((ids) => ids.length > 0).map((ids) => ids.map(identityOfContact));
    const message = judgement(step.verdict, groups, { judgementId: idOf(turn), madeAt: 1_000 + turn });
    return [{ key: groups[0]?.[0] ?? '', message }];
  });
}

const idOf = (turn: number): string => `5d0a7c31-6b8e-4f92-a1d4-${String(turn).padStart(12, '0')}`;
