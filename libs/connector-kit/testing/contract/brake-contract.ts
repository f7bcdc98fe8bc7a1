import { describe, expect, test } from 'vitest';
import { FaultPoints } from '../fault-points.js';
import { believedNames, type ContractPlay } from './contract-play.js';

/** What a run that would change or delete suspiciously much does. `play` begins an account of its own. */
export function brakeContract(play: () => Promise<ContractPlay>): void {
  /** Forty contacts that the log has. */
  const many = async () => {
    const staged = await play();
    for (let n = 0; n < 33; n++) await staged.add(`Friend ${n}`);
    await staged.scene.sync('INCREMENTAL');
    const { scene, account, add, rename, remove, handle, truth, expectTruth } = staged;
    return { scene, account, add, rename, remove, handle, truth, expectTruth, before: scene.sent };
  };

  describe('the brake', () => {
    test('holds a run that would delete too much, and sends nothing of it until that is applied', async () => {
      const { scene, add, remove, before, expectTruth } = await many();
      await add('Hal');
      for (let n = 0; n < 21; n++) await remove(`Friend ${n}`);
      const jobId = await scene.request('INCREMENTAL');
      expect(await scene.attempt(jobId)).toEqual({ held: 'MASS_DELETION' });
      expect(scene.sent).toEqual(before);
      await scene.decide(jobId, 'apply');
      expect(await scene.attempt(jobId)).toMatchObject({ stored: 1, deleted: 21 });
      await expectTruth();
      expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
    });

    test('holds a run that would change too much; one that is discarded leaves no trace', async () => {
      const { scene, rename, before } = await many();
      for (let n = 0; n < 21; n++) await rename(`Friend ${n}`, `Stranger ${n}`);
      const jobId = await scene.request('INCREMENTAL');
      expect(await scene.attempt(jobId)).toEqual({ held: 'MASS_CHANGE' });
      await scene.decide(jobId, 'discard');
      expect(await scene.isOpen(jobId)).toBe(false);
      expect(await scene.sync('INCREMENTAL')).toEqual({ held: 'MASS_CHANGE' });
      expect(scene.sent).toEqual(before);
    });

    test('is passed by versions that move without their content, however many', async () => {
      const { scene, account, handle, before } = await many();
      for (let n = 0; n < 33; n++) await account.touch(handle(`Friend ${n}`));
      expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      expect(scene.sent).toEqual(before);
    });

    test('lets a later run replace one that is held, which goes on when the trouble is over', async () => {
      const { scene, account, rename, before, truth } = await many();
      for (let n = 0; n < 21; n++) await rename(`Friend ${n}`, `Stranger ${n}`);
      const heldJob = await scene.request('INCREMENTAL');
      await scene.attempt(heldJob);
      for (let n = 0; n < 21; n++) await rename(`Stranger ${n}`, `Friend ${n}`);
      expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      await scene.decide(heldJob, 'apply');
      expect(await scene.isOpen(heldJob)).toBe(false);
      expect(scene.sent).toEqual(before);
      expect(believedNames(scene, account)).toEqual(truth());
    });

    test('lets an applied run that crashes at any step go on where it was', async () => {
      for (let step = 1; ; step++) {
        const { scene, account, remove, truth } = await many();
        for (let n = 0; n < 21; n++) await remove(`Friend ${n}`);
        const jobId = await scene.request('INCREMENTAL');
        await scene.attempt(jobId);
        await scene.decide(jobId, 'apply');
        const crashed = await scene.crashes(jobId, new FaultPoints(step));
        if (await scene.isOpen(jobId)) expect(await scene.attempt(jobId)).toMatchObject({ deleted: 21 });
        expect(believedNames(scene, account), `crash at step ${step}`).toEqual(truth());
        if (!crashed) break;
      }
    });
  });
}
