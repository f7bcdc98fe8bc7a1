import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { PoolClient } from 'pg';
import { Registry } from 'prom-client';
import { type Codec, edits, identityEvents, rawGroups } from '#contracts';
import { BatchKafkaServer, type KafkaConnection, type KafkaLogger, Outbox, RethrowFilter, unsealed } from '#event-log';
import { Database } from '#store';
import { grantToServices } from '#store/orm';
import { CrmProjectorModule } from '../crm-projector.module.js';
import { besideTables, CONSUMER, createBeside, dropOld, swapSchemas } from './beside-schema.js';

/** One rebuild at a time. */
const LOCK = "hashtextextended('crm:rebuild', 0)";
const LOOK_MS = 200;
/** How long the live projector may wait for the last messages. */
const LAST_PATIENCE_MS = 20_000;

interface RebuildOptions {
  /** Of the owner of the database. */
  readonly databaseUrl: string;
  readonly kafka: KafkaConnection;
  readonly codec: Codec;
  readonly logger: KafkaLogger;
  readonly report: (sentence: string) => void;
}

export class RebuildRefused extends Error {}

/** What the rebuild would send was sent before. */
class DiscardingOutbox extends Outbox {
  override async forward(): Promise<void> {}
}

/**
 * Folds crm anew from the beginning of the log, beside the live tables, and swaps them in one transaction when both have processed
 * the same messages. Meanwhile the live tables are read and projected as always; afterwards nobody notices but by the content.
 * May be interrupted at any time: the live tables stay as they are. @throws RebuildRefused if another rebuild runs, or the role may not
 */
export async function rebuildCrm({ databaseUrl: url, kafka, codec, logger, report }: RebuildOptions): Promise<void> {
  const applicationName = 'crm-rebuild';
  const live = await Database.open({ url, applicationName, poolSize: 2 });
  const session = await live.session();
  try {
    await begin(session);
    await createBeside(session);
    const beside = await Database.open({ url, applicationName, rewrite: besideTables });
    const limits = new Map<string, bigint>();
    const server = new BatchKafkaServer({
      kafka,
      database: beside,
      codec,
      sealing: unsealed,
      consumer: CONSUMER,
      group: `${CONSUMER}-rebuild`,
      limit: (topic, partition) => limits.get(`${topic}/${partition}`) ?? 0n,
      topics: [identityEvents, edits, rawGroups],
      outbox: new DiscardingOutbox(CONSUMER, codec),
      registry: new Registry(),
      logger,
      maxBatch: 1_000,
      // It waits at its limits.
      stallMs: Number.POSITIVE_INFINITY,
      committed: () => undefined,
      fatal: (error) => failed.reject(error),
    });
    const failed = Promise.withResolvers<never>();
    failed.promise.catch(() => undefined);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(CrmProjectorModule, {
      strategy: server,
      logger: false,
    });
    app.useGlobalFilters(new RethrowFilter());
    await app.listen();
    try {
      await Promise.race([catchUpAndSwap({ session, live, beside, limits, report }), failed.promise]);
    } finally {
      await app.close();
      await beside.close();
    }
    await dropOld(session);
  } finally {
    // Its locks end with it.
    session.release(true);
    await live.close();
  }
}

async function begin(session: PoolClient): Promise<void> {
  await session.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
  const { rows } = await session.query<{ locked: boolean }>(`select pg_try_advisory_lock(${LOCK}) as locked`);
  if (!rows[0]?.locked) throw new RebuildRefused('Another rebuild is under way. Wait for its end.');
  // The tables belong to whom the live ones belong.
  const { rows: owners } = await session.query<{ role: string; isOurs: boolean }>(
    `select quote_ident(pg_get_userbyid(nspowner)) as role, pg_has_role(nspowner, 'member') as "isOurs"
     from pg_namespace where nspname = 'crm'`,
  );
  for (const { role, isOurs } of owners) {
    if (!isOurs)
      throw new RebuildRefused(
        'The role of KITH_DATABASE_URL does not own crm. Use the one that `kith setup` is run with.',
      );
    await session.query(`set role ${role}`);
  }
}

interface CatchUp {
  readonly session: PoolClient;
  readonly live: Database;
  readonly beside: Database;
  /** Up to where the log may be read, by topic/partition. */
  readonly limits: Map<string, bigint>;
  readonly report: (sentence: string) => void;
}

async function catchUpAndSwap(catchUp: CatchUp): Promise<void> {
  const { session, live, limits, report } = catchUp;
  for (;;) {
    const targets = await live.query<Checkpoint>(CHECKPOINTS, [CONSUMER]);
    raise(limits, targets);
    await reached(catchUp, targets, Number.POSITIVE_INFINITY);
    report('Folded what the live tables have. Swapping.');
    await session.query('begin');
    // The projector waits here, so the positions do not move any more.
    const { rows: last } = await session.query<Checkpoint>(`${CHECKPOINTS} for update`, [CONSUMER]);
    raise(limits, last);
    if (await reached(catchUp, last, LAST_PATIENCE_MS)) {
      await swapSchemas(session);
      await grantToServices(session);
      await session.query('commit');
      return;
    }
    await session.query('rollback');
  }
}

interface Checkpoint {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

const CHECKPOINTS = 'select topic, partition, next_offset::text as next from log.checkpoints where consumer = $1';

function raise(limits: Map<string, bigint>, targets: readonly Checkpoint[]): void {
  for (const { topic, partition, next } of targets) limits.set(`${topic}/${partition}`, BigInt(next));
}

/** Waits until the tables beside have processed all before the targets. False if that takes too long. */
async function reached({ beside }: CatchUp, targets: readonly Checkpoint[], patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const rows = await beside.query<Checkpoint>(CHECKPOINTS, [CONSUMER]);
    const at = new Map(rows.map(({ topic, partition, next }) => [`${topic}/${partition}`, BigInt(next)]));
    const isBehind = ({ topic, partition, next }: Checkpoint) => (at.get(`${topic}/${partition}`) ?? 0n) < BigInt(next);
    if (!targets.some(isBehind)) return true;
    if (performance.now() > until) return false;
    await delay(LOOK_MS);
  }
}
