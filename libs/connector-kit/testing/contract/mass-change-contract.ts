import { describe, expect, test } from 'vitest';
import { FaultPoints } from '../fault-points.js';
import { namesInLog, type SyncScenario } from './sync-scenario.js';

/** The rules of the mass-change guard. `openScenario` gives each test an account of its own. */
export function massChangeContract(openScenario: () => Promise<SyncScenario>): void {
  /** Forty contacts, all of them in the log. */
  const many = async () => {
    const scenario = await openScenario();
    for (let n = 0; n < 33; n++) await scenario.add(`Friend ${n}`);
    await scenario.harness.sync('INCREMENTAL');
    const { harness, account, add, rename, remove, handle, expectedNames, expectLogComplete } = scenario;
    return { harness, account, add, rename, remove, handle, expectedNames, expectLogComplete, before: harness.sent };
  };

  describe('the mass-change guard', () => {
    test('stops a run that would delete too much, and sends nothing of it until it is approved', async () => {
      const { harness, add, remove, before, expectLogComplete } = await many();
      await add('Hal');
      for (let n = 0; n < 21; n++) await remove(`Friend ${n}`);
      const jobId = await harness.request('INCREMENTAL');
      expect(await harness.attempt(jobId)).toEqual({ awaitingApproval: 'MASS_DELETION' });
      expect(harness.sent).toEqual(before);
      await harness.decide(jobId, 'approve');
      expect(await harness.attempt(jobId)).toMatchObject({ stored: 1, deleted: 21 });
      await expectLogComplete();
      expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
    });

    test('stops a run that would change too much; a rejected run changes nothing', async () => {
      const { harness, rename, before } = await many();
      for (let n = 0; n < 21; n++) await rename(`Friend ${n}`, `Stranger ${n}`);
      const jobId = await harness.request('INCREMENTAL');
      expect(await harness.attempt(jobId)).toEqual({ awaitingApproval: 'MASS_CHANGE' });
      await harness.decide(jobId, 'reject');
      expect(await harness.isOpen(jobId)).toBe(false);
      expect(await harness.sync('INCREMENTAL')).toEqual({ awaitingApproval: 'MASS_CHANGE' });
      expect(harness.sent).toEqual(before);
    });

    test('ignores new versions of unchanged content, however many', async () => {
      const { harness, account, handle, before } = await many();
      for (let n = 0; n < 33; n++) await account.touch(handle(`Friend ${n}`));
      expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      expect(harness.sent).toEqual(before);
    });

    test('lets a later run supersede one that awaits approval', async () => {
      const { harness, account, rename, before, expectedNames } = await many();
      for (let n = 0; n < 21; n++) await rename(`Friend ${n}`, `Stranger ${n}`);
      const stoppedJob = await harness.request('INCREMENTAL');
      await harness.attempt(stoppedJob);
      for (let n = 0; n < 21; n++) await rename(`Stranger ${n}`, `Friend ${n}`);
      expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      await harness.decide(stoppedJob, 'approve');
      expect(await harness.isOpen(stoppedJob)).toBe(false);
      expect(harness.sent).toEqual(before);
      expect(namesInLog(harness, account)).toEqual(expectedNames());
    });

    test('lets an approved run that crashes at any step resume', async () => {
      for (let step = 1; ; step++) {
        const { harness, account, remove, expectedNames } = await many();
        for (let n = 0; n < 21; n++) await remove(`Friend ${n}`);
        const jobId = await harness.request('INCREMENTAL');
        await harness.attempt(jobId);
        await harness.decide(jobId, 'approve');
        const crashed = await harness.crashes(jobId, new FaultPoints(step));
        if (await harness.isOpen(jobId)) expect(await harness.attempt(jobId)).toMatchObject({ deleted: 21 });
        expect(namesInLog(harness, account), `crash at step ${step}`).toEqual(expectedNames());
        if (!crashed) break;
      }
    });
  });
}
