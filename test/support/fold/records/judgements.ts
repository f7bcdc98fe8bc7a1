import { randomUUID } from 'node:crypto';
import type { Edit, JudgementMade } from '#contracts';

/** A judgement as the API emits it. */
export function judgement(
  verdict: JudgementMade['verdict'],
  groups: JudgementMade['groups'],
  rest: Partial<JudgementMade> = {},
): Edit & { type: 'JudgementMade' } {
  return {
    type: 'JudgementMade',
    value: {
      judgementId: randomUUID(),
      verdict,
      groups,
      reason: verdict === 'SAME' ? 'MERGE' : 'SPLIT',
      reviewId: null,
      actor: 'somebody',
      madeAt: 1,
      ...rest,
    },
  };
}

export function withdrawal(judgementId: string): Edit & { type: 'JudgementWithdrawn' } {
  return { type: 'JudgementWithdrawn', value: { judgementId, actor: 'somebody', madeAt: 1 } };
}
