import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SyncMode } from '#domain';
import { Database } from '#store';
import { openWorld } from '../../../../test/support/world.js';
import type { SourceErrorCode } from '../../ports/source-error.js';
import { FaultPoints } from '../fault-points.js';
import { brakeContract } from './brake-contract.js';
import { believedNames, ContractPlay } from './contract-play.js';
import type { ContractAccount, ContractHarness, Fault } from './harness.js';

/** What the harness' accounts can do; the specs for the rest are not declared. */
export interface ContractAbilities {
  readonly faults: readonly Fault[];
  readonly lockOut: boolean;
  readonly severalBooks: boolean;
  readonly moves: boolean;
  readonly booksVanish: boolean;
  readonly unreadable: boolean;
  readonly groups: boolean;
  /** The source never tells what changed: whatever is new is found by a complete listing. */
  readonly listsAnew?: true;
}

/**
 * The rules that every connector keeps to, whatever its provider: declared once, run against each provider's server with the
 * real client. Call it at the top level of a spec file.
 */
export function connectorContract(name: string, open: () => Promise<ContractHarness>, can: ContractAbilities): void {
  describe(`the connector contract: ${name}`, () => {
    let world: Awaited<ReturnType<typeof openWorld>>;
    let database: Database;
    let harness: ContractHarness;

    beforeAll(async () => {
      world = await openWorld();
      // The specs crash attempts, and no servers.
      const url = `${world.databaseUrl}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
      database = await Database.open({ url, applicationName: 'connector-contract' });
      harness = await open();
    });
    afterAll(async () => {
      await harness?.close();
      await database?.close();
      await world?.close();
    });

    const play = async () => ContractPlay.begin(database, await harness.openAccount());

    describe('a listing', () => {
      test('brings every contact into the log once, and again nothing', async () => {
        const { scene, expectTruth } = await play();
        expect(await scene.sync('INCREMENTAL')).toEqual({ fetched: 7, stored: 7, skipped: 0, deleted: 0 });
        await expectTruth();
        const { sent } = scene;
        expect(await scene.sync('FULL')).toEqual({ fetched: 7, stored: 0, skipped: 7, deleted: 0 });
        expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
        expect(scene.sent).toEqual(sent);
      });

      test('of what changed brings exactly what was added, edited and removed', async () => {
        const { scene, account, handle, add, rename, remove, expectTruth } = await play();
        await scene.sync('INCREMENTAL');
        const before = scene.sent.length;
        await rename('Ada', 'Ada Lovelace');
        await remove('Ben');
        await add('Hal');
        await account.touch(handle('Cleo'));
        expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 2, deleted: 1 });
        const changes = scene.sent.slice(before);
        expect(changes.map(({ operation }) => operation).sort()).toEqual(['DELETE', 'UPSERT', 'UPSERT']);
        expect(new Set(changes.map(({ origin }) => origin))).toEqual(new Set([can.listsAnew ? 'REFRESH' : 'LIVE']));
        await expectTruth();
      });

      test('keeps the id of a contact, and tells A, B and A again as three versions', async () => {
        const { scene, rename } = await play();
        await scene.sync('INCREMENTAL');
        const before = scene.sent.length;
        for (const [from, to] of [
          ['Ada', 'B'],
          ['B', 'A'],
          ['A', 'B'],
        ] as const) {
          await rename(from, to);
          await scene.sync('INCREMENTAL');
        }
        const changes = scene.sent.slice(before);
        expect(changes).toHaveLength(3);
        expect(new Set(changes.map(({ externalId }) => externalId)).size).toBe(1);
        expect(new Set(changes.map(({ recordId }) => recordId)).size).toBe(3);
      });

      test('becomes a complete one when the cursor has expired, and finds deletions by absence', async () => {
        const { scene, account, rename, remove, expectTruth } = await play();
        await scene.sync('INCREMENTAL');
        await rename('Ada', 'Ada Lovelace');
        await remove('Ben');
        await account.expireCursors();
        expect(await scene.sync('INCREMENTAL')).toEqual({ fetched: 6, stored: 1, skipped: 5, deleted: 1 });
        await expectTruth();
        expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      });
    });

    describe('a process that ends at any step', () => {
      const situations: [string, SyncMode, (account: ContractAccount) => Promise<void>][] = [
        ['of an incremental sync', 'INCREMENTAL', async () => {}],
        ['of a full sync', 'FULL', async () => {}],
        ['of the full sync after an expired cursor', 'INCREMENTAL', (account) => account.expireCursors()],
      ];
      test.each(situations)('loses nothing: the next one brings the log to the truth, %s', async (_, mode, prepare) => {
        let steps = 0;
        for (let step = 1; ; step++) {
          const { scene, account, add, rename, remove, truth } = await play();
          await scene.sync('INCREMENTAL');
          await rename('Ada', 'Ada Lovelace');
          await remove('Ben');
          await add('Hal');
          await prepare(account);
          const jobId = await scene.request(mode);
          const crashed = await scene.crashes(jobId, new FaultPoints(step));
          // While no process runs, what was being sent is taken back.
          await rename('Ada Lovelace', 'Ada');
          await remove('Hal');
          if (await scene.isOpen(jobId)) await scene.attempt(jobId);
          await scene.sync('INCREMENTAL');
          expect(believedNames(scene, account), `crash at step ${step}`).toEqual(truth());
          if (!crashed) break;
          steps = step;
        }
        expect(steps).toBeGreaterThan(8);
      });

      test('of the first sync loses nothing', async () => {
        for (let step = 1; ; step++) {
          const { scene, account, remove, truth } = await play();
          const jobId = await scene.request('INCREMENTAL');
          const crashed = await scene.crashes(jobId, new FaultPoints(step));
          await remove('Ben');
          if (await scene.isOpen(jobId)) await scene.attempt(jobId);
          await scene.sync('INCREMENTAL');
          expect(believedNames(scene, account), `crash at step ${step}`).toEqual(truth());
          if (!crashed) break;
        }
      });

      test('sends what it sends again under the same id', async () => {
        for (let step = 1; ; step++) {
          const { scene, rename } = await play();
          await scene.sync('INCREMENTAL');
          await rename('Ada', 'Ada Lovelace');
          const before = scene.sent.length;
          const jobId = await scene.request('INCREMENTAL');
          expect(await scene.crashes(jobId, new FaultPoints(step))).toBe(true);
          if (scene.sent.length === before) continue;
          await scene.attempt(jobId);
          const again = scene.sent.slice(before).map(({ recordId }) => recordId);
          expect(again).toEqual([again[0], again[0]]);
          break;
        }
      });
    });

    if (can.faults.length > 0 || can.lockOut) {
      describe('trouble', () => {
        test.each(can.faults)('that passes is waited out: %s', async (fault) => {
          const { scene, account, rename, expectTruth } = await play();
          await account.fail?.(fault, 2);
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 7 });
          await rename('Ada', 'Ada Lovelace');
          await account.fail?.(fault, 2);
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 1 });
          await expectTruth();
        });

        if (can.lockOut) {
          test('with the sign-in fails the run with its code, and deletes nothing', async () => {
            const { scene, account } = await play();
            await scene.sync('INCREMENTAL');
            const { sent } = scene;
            await account.lockOut?.act();
            const code: SourceErrorCode | undefined = account.lockOut?.code;
            await expect(scene.sync('FULL')).rejects.toMatchObject({ name: 'SourceTrouble', code });
            expect(scene.sent).toEqual(sent);
          });
        }
      });
    }

    if (can.severalBooks) {
      describe('several books', () => {
        test('are read each with its own cursor: one that expired leaves the others as they are', async () => {
          const { scene, account, add, remove, expectTruth } = await play();
          await add('Other', account.books[1]);
          await add('Another', account.books[1]);
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 9 });
          await remove('Other');
          await remove('Ben');
          await account.expireCursors();
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 2 });
          await expectTruth();
        });

        if (can.moves) {
          test('hand a contact over as the same record', async () => {
            const { scene, account, handle, remove, expectTruth } = await play();
            await scene.sync('INCREMENTAL');
            const there = new Set(scene.believed.map(({ externalId }) => externalId));
            await account.move?.(handle('Ada'), account.books[1] ?? '');
            await scene.sync('INCREMENTAL');
            await scene.sync('FULL');
            await expectTruth();
            expect(new Set(scene.believed.map(({ externalId }) => externalId))).toEqual(there);
            await remove('Ada');
            await scene.sync('INCREMENTAL');
            await expectTruth();
          });
        }

        if (can.booksVanish) {
          test('that vanish take their contacts along, and nothing of other books', async () => {
            const { scene, account, add, expectTruth, forget } = await play();
            const [, second = ''] = account.books;
            await add('Other', second);
            await scene.sync('INCREMENTAL');
            await account.removeBook?.(second);
            forget('Other');
            expect(await scene.sync('INCREMENTAL')).toMatchObject({ deleted: 1 });
            await expectTruth();
          });
        }
      });
    }

    if (can.unreadable) {
      describe('a contact that cannot be read', () => {
        const letters = (accountId: string) =>
          database.query<{ content: string }>('select content from ingest.rejected_records where account_id = $1', [
            accountId,
          ]);
        const toldTo = async (topic: string) => {
          const rows = await database.query<{ n: number }>(
            'select coalesce(sum(message_count), 0)::int as n from log.outbox where topic = $1',
            [topic],
          );
          return rows[0]?.n ?? 0;
        };

        test('is set aside with its text while the others go on, is not taken for deleted, and comes back', async () => {
          const { scene, account, handle, rename, expectTruth } = await play();
          await scene.sync('INCREMENTAL');
          const before = await toldTo('raw.contacts.dlq');
          await account.spoil?.act(handle('Ben'));
          await rename('Ada', 'Ada Lovelace');
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 1, deleted: 0 });
          expect(await scene.sync('FULL')).toMatchObject({ stored: 0, deleted: 0 });
          expect(await letters(account.accountId)).toEqual([{ content: account.spoil?.text }]);
          expect(await toldTo('raw.contacts.dlq')).toBe(before + 1);
          await expectTruth();
          await rename('Ben', 'Benedict');
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ stored: 1 });
          expect(await letters(account.accountId)).toEqual([]);
          await expectTruth();
        });

        test('and is removed is gone from the log as well', async () => {
          const { scene, account, handle, remove, expectTruth } = await play();
          await scene.sync('INCREMENTAL');
          await account.spoil?.act(handle('Ben'));
          await scene.sync('INCREMENTAL');
          await remove('Ben');
          expect(await scene.sync('INCREMENTAL')).toMatchObject({ deleted: 1 });
          expect(await letters(account.accountId)).toEqual([]);
          await expectTruth();
        });
      });
    }

    brakeContract(play);

    if (can.groups) {
      test('groups are records of their own kind, and count for nothing', async () => {
        const { scene, account, handle } = await play();
        await account.addGroup?.('Choir', [handle('Ada'), handle('Ben')]);
        expect(await scene.sync('INCREMENTAL')).toEqual({ fetched: 7, stored: 7, skipped: 0, deleted: 0 });
        const groups = scene.believed.filter(({ kind }) => kind === 'group');
        expect(groups.map(({ payload }) => account.nameIn(payload))).toContain('Choir');
      });
    }
  });
}
