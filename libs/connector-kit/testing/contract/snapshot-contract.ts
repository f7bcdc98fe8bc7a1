import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SyncMode } from '#domain';
import { Database } from '#store';
import { openTestEnvironment } from '../../../../test/support/test-environment.js';
import type { SourceErrorCode } from '../../ports/source-error.js';
import { FaultPoints } from '../fault-points.js';
import { massChangeContract } from './mass-change-contract.js';
import type { Fault, ProviderAccount, SnapshotProvider } from './snapshot-provider.js';
import { namesInLog, SyncScenario } from './sync-scenario.js';

/** What the provider's accounts support. Rules that need anything else are not declared. */
export interface ProviderAbilities {
  readonly faults: readonly Fault[];
  readonly revokeAccess: boolean;
  readonly severalBooks: boolean;
  readonly moves: boolean;
  readonly booksVanish: boolean;
  readonly unreadable: boolean;
  readonly groups: boolean;
  /** The provider has no incremental listing: every change is found by a complete listing. */
  readonly completeListingsOnly?: true;
}

/**
 * The rules of a connector that lists contacts. Each connector runs them with its real client against a server that speaks its
 * provider's protocol. Call it at the top level of a spec file.
 */
export function snapshotContract(name: string, open: () => Promise<SnapshotProvider>, can: ProviderAbilities): void {
  describe(`the snapshot contract: ${name}`, () => {
    let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
    let database: Database;
    let provider: SnapshotProvider;

    beforeAll(async () => {
      testEnv = await openTestEnvironment();
      // Attempts crash in these tests; the server does not.
      const url = `${testEnv.databaseUrl}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
      database = await Database.open({ url, applicationName: 'snapshot-contract' });
      provider = await open();
    });
    afterAll(async () => {
      await provider?.close();
      await database?.close();
      await testEnv?.close();
    });

    const openScenario = async () => SyncScenario.begin(database, await provider.openAccount());

    describe('a listing', () => {
      test('sends every contact to the log once, and nothing when it is repeated', async () => {
        const { harness, expectLogComplete } = await openScenario();
        expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 7, stored: 7, skipped: 0, deleted: 0 });
        await expectLogComplete();
        const { sent } = harness;
        expect(await harness.sync('FULL')).toEqual({ fetched: 7, stored: 0, skipped: 7, deleted: 0 });
        expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
        expect(harness.sent).toEqual(sent);
      });

      test('sends exactly the contacts that were added, edited and removed since the last one', async () => {
        const { harness, account, handle, add, rename, remove, expectLogComplete } = await openScenario();
        await harness.sync('INCREMENTAL');
        const before = harness.sent.length;
        await rename('Ada', 'Ada Lovelace');
        await remove('Ben');
        await add('Hal');
        await account.touch(handle('Cleo'));
        expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 2, deleted: 1 });
        const changes = harness.sent.slice(before);
        expect(changes.map(({ operation }) => operation).sort()).toEqual(['DELETE', 'UPSERT', 'UPSERT']);
        expect(new Set(changes.map(({ origin }) => origin))).toEqual(
          new Set([can.completeListingsOnly ? 'REFRESH' : 'LIVE']),
        );
        await expectLogComplete();
      });

      test('keeps the id of a contact, and sends A, B and A again as three versions', async () => {
        const { harness, rename } = await openScenario();
        await harness.sync('INCREMENTAL');
        const before = harness.sent.length;
        for (const [from, to] of [
          ['Ada', 'B'],
          ['B', 'A'],
          ['A', 'B'],
        ] as const) {
          await rename(from, to);
          await harness.sync('INCREMENTAL');
        }
        const changes = harness.sent.slice(before);
        expect(changes).toHaveLength(3);
        expect(new Set(changes.map(({ externalId }) => externalId)).size).toBe(1);
        expect(new Set(changes.map(({ recordId }) => recordId)).size).toBe(3);
      });

      test('becomes a complete listing when the cursor has expired, and finds deletions by absence', async () => {
        const { harness, account, rename, remove, expectLogComplete } = await openScenario();
        await harness.sync('INCREMENTAL');
        await rename('Ada', 'Ada Lovelace');
        await remove('Ben');
        await account.expireCursors();
        expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 6, stored: 1, skipped: 5, deleted: 1 });
        await expectLogComplete();
        expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 0 });
      });
    });

    describe('a process that crashes at any step', () => {
      const situations: [string, SyncMode, (account: ProviderAccount) => Promise<void>][] = [
        ['of an incremental sync', 'INCREMENTAL', async () => {}],
        ['of a full sync', 'FULL', async () => {}],
        ['of the full sync after an expired cursor', 'INCREMENTAL', (account) => account.expireCursors()],
      ];
      test.each(situations)('loses nothing: the next attempt completes the log, %s', async (_, mode, prepare) => {
        let steps = 0;
        for (let step = 1; ; step++) {
          const { harness, account, add, rename, remove, expectedNames } = await openScenario();
          await harness.sync('INCREMENTAL');
          await rename('Ada', 'Ada Lovelace');
          await remove('Ben');
          await add('Hal');
          await prepare(account);
          const jobId = await harness.request(mode);
          const crashed = await harness.crashes(jobId, new FaultPoints(step));
          // The changes that were being sent are reverted before the next attempt.
          await rename('Ada Lovelace', 'Ada');
          await remove('Hal');
          if (await harness.isOpen(jobId)) await harness.attempt(jobId);
          await harness.sync('INCREMENTAL');
          expect(namesInLog(harness, account), `crash at step ${step}`).toEqual(expectedNames());
          if (!crashed) break;
          steps = step;
        }
        expect(steps).toBeGreaterThan(8);
      });

      test('loses nothing of the first sync', async () => {
        for (let step = 1; ; step++) {
          const { harness, account, remove, expectedNames } = await openScenario();
          const jobId = await harness.request('INCREMENTAL');
          const crashed = await harness.crashes(jobId, new FaultPoints(step));
          await remove('Ben');
          if (await harness.isOpen(jobId)) await harness.attempt(jobId);
          await harness.sync('INCREMENTAL');
          expect(namesInLog(harness, account), `crash at step ${step}`).toEqual(expectedNames());
          if (!crashed) break;
        }
      });

      test('sends a repeated record under the same id', async () => {
        for (let step = 1; ; step++) {
          const { harness, rename } = await openScenario();
          await harness.sync('INCREMENTAL');
          await rename('Ada', 'Ada Lovelace');
          const before = harness.sent.length;
          const jobId = await harness.request('INCREMENTAL');
          expect(await harness.crashes(jobId, new FaultPoints(step))).toBe(true);
          if (harness.sent.length === before) continue;
          await harness.attempt(jobId);
          const again = harness.sent.slice(before).map(({ recordId }) => recordId);
          expect(again).toEqual([again[0], again[0]]);
          break;
        }
      });
    });

    if (can.faults.length > 0 || can.revokeAccess) {
      describe('a source error', () => {
        test.each(can.faults)('that is transient is retried: %s', async (fault) => {
          const { harness, account, rename, expectLogComplete } = await openScenario();
          await account.fail?.(fault, 2);
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 7 });
          await rename('Ada', 'Ada Lovelace');
          await account.fail?.(fault, 2);
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 1 });
          await expectLogComplete();
        });

        if (can.revokeAccess) {
          test('of revoked access fails the run with its code, and deletes nothing', async () => {
            const { harness, account } = await openScenario();
            await harness.sync('INCREMENTAL');
            const { sent } = harness;
            await account.revokeAccess?.act();
            const code: SourceErrorCode | undefined = account.revokeAccess?.code;
            await expect(harness.sync('FULL')).rejects.toMatchObject({ name: 'SourceError', code });
            expect(harness.sent).toEqual(sent);
          });
        }
      });
    }

    if (can.severalBooks) {
      describe('several address books', () => {
        test('have a cursor each', async () => {
          const { harness, account, add, remove, expectLogComplete } = await openScenario();
          await add('Other', account.books[1]);
          await add('Another', account.books[1]);
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 9 });
          await remove('Other');
          await remove('Ben');
          await account.expireCursors();
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 2 });
          await expectLogComplete();
        });

        if (can.moves) {
          test('keep the record of a contact that moves between them', async () => {
            const { harness, account, handle, remove, expectLogComplete } = await openScenario();
            await harness.sync('INCREMENTAL');
            const ids = new Set(harness.current.map(({ externalId }) => externalId));
            await account.move?.(handle('Ada'), account.books[1] ?? '');
            await harness.sync('INCREMENTAL');
            await harness.sync('FULL');
            await expectLogComplete();
            expect(new Set(harness.current.map(({ externalId }) => externalId))).toEqual(ids);
            await remove('Ada');
            await harness.sync('INCREMENTAL');
            await expectLogComplete();
          });
        }

        if (can.booksVanish) {
          test('delete their own contacts only when they disappear', async () => {
            const { harness, account, add, expectLogComplete, forget } = await openScenario();
            const [, second = ''] = account.books;
            await add('Other', second);
            await harness.sync('INCREMENTAL');
            await account.removeBook?.(second);
            forget('Other');
            expect(await harness.sync('INCREMENTAL')).toMatchObject({ deleted: 1 });
            await expectLogComplete();
          });
        }
      });
    }

    if (can.unreadable) {
      describe('a contact that cannot be read', () => {
        const rejections = (accountId: string) =>
          database.query<{ content: string }>('select content from ingest.rejected_records where account_id = $1', [
            accountId,
          ]);
        const recordsSentTo = async (topic: string) => {
          const rows = await database.query<{ n: number }>(
            'select coalesce(sum(message_count), 0)::int as n from log.outbox where topic = $1',
            [topic],
          );
          return rows[0]?.n ?? 0;
        };

        test('is rejected with its text, is not deleted, does not stop the others, and is sent once it can be read', async () => {
          const { harness, account, handle, rename, expectLogComplete } = await openScenario();
          await harness.sync('INCREMENTAL');
          const before = await recordsSentTo('raw.contacts.dlq');
          await account.corrupt?.act(handle('Ben'));
          await rename('Ada', 'Ada Lovelace');
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 1, deleted: 0 });
          expect(await harness.sync('FULL')).toMatchObject({ stored: 0, deleted: 0 });
          expect(await rejections(account.accountId)).toEqual([{ content: account.corrupt?.text }]);
          expect(await recordsSentTo('raw.contacts.dlq')).toBe(before + 1);
          await expectLogComplete();
          await rename('Ben', 'Benedict');
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 1 });
          expect(await rejections(account.accountId)).toEqual([]);
          await expectLogComplete();
        });

        test('is deleted from the log when it is removed', async () => {
          const { harness, account, handle, remove, expectLogComplete } = await openScenario();
          await harness.sync('INCREMENTAL');
          await account.corrupt?.act(handle('Ben'));
          await harness.sync('INCREMENTAL');
          await remove('Ben');
          expect(await harness.sync('INCREMENTAL')).toMatchObject({ deleted: 1 });
          expect(await rejections(account.accountId)).toEqual([]);
          await expectLogComplete();
        });
      });
    }

    massChangeContract(openScenario);

    if (can.groups) {
      test('groups are records of their own kind and are not counted', async () => {
        const { harness, account, handle } = await openScenario();
        await account.addGroup?.('Choir', [handle('Ada'), handle('Ben')]);
        expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 7, stored: 7, skipped: 0, deleted: 0 });
        const groups = harness.current.filter(({ kind }) => kind === 'group');
        expect(groups.map(({ payload }) => account.nameIn(payload))).toContain('Choir');
      });
    }
  });
}
