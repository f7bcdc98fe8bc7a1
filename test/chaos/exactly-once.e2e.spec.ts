import { describe, expect, it } from 'vitest';
import { type ChaosOptions, runChaos } from './exactly-once.js';

// The long form is `npm run chaos`: 20,000 contacts and 20 kills.
const SHORT = {
  contacts: 1_500,
  kills: 6,
  seed: 3,
  report: (progress: string) => process.stdout.write(`chaos: ${progress}\n`),
};
const WITHIN_MS = 400_000;

const run = (tally: ChaosOptions['tally']) => runChaos({ ...SHORT, tally });

describe('contacts that are processed while services are killed and servers restart', () => {
  it('end in the same rows as in an undisturbed run, and each record is applied exactly once', {
    timeout: WITHIN_MS,
  }, async () => {
    const { undisturbed, disturbed } = await run('checkpointed');
    expect(disturbed).toEqual(undisturbed);
    expect(disturbed.tally).toEqual({ keys: SHORT.contacts, applied: disturbed.records });
  });

  it('are applied twice by the control, which commits offsets after the rows', { timeout: WITHIN_MS }, async () => {
    const { disturbed } = await run('commit-after');
    expect(disturbed.tally.keys).toBe(SHORT.contacts);
    expect(disturbed.tally.applied).toBeGreaterThan(disturbed.records);
  });
});
