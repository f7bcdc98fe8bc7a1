import type { Database } from '#store';

/** A dead letter without its bytes. */
export interface DeadLetterSummary {
  readonly id: string;
  readonly consumer: string;
  readonly topic: string;
  /** null, like the offset, for a record that its connector could not read: it never was in the topic. */
  readonly partition: number | null;
  readonly offset: string | null;
  readonly key: string | null;
  readonly state: string;
  readonly code: string;
  readonly message: string;
  readonly firstSeen: Date;
  readonly requestedBy: string | null;
  readonly resolvedAt: Date | null;
}

const COLUMNS = `id, consumer, topic, partition, "offset"::text, key, state, code, message,
  (extract(epoch from first_seen) * 1000)::float8 as "firstSeen", requested_by as "requestedBy",
  (extract(epoch from resolved_at) * 1000)::float8 as "resolvedAt"`;

/** Times as they come from the database: milliseconds since 1970. */
type TimedSummary = Omit<DeadLetterSummary, 'firstSeen' | 'resolvedAt'> & {
  readonly firstSeen: number;
  readonly resolvedAt: number | null;
};

/** Letters that are not settled, oldest first, after a given id. */
export async function listDeadLetters(
  database: Database,
  { consumer = null, after = '0', limit = 50 }: { consumer?: string | null; after?: string; limit?: number },
): Promise<DeadLetterSummary[]> {
  const rows = await database.query<TimedSummary>(
    `select ${COLUMNS} from log.dead_letters
     where state in ('dead', 'blocked', 'replay', 'discard') and ($1::text is null or consumer = $1) and id > $2
     order by id limit $3`,
    [consumer, after, limit],
  );
  return rows.map((row) => ({ ...row, ...dates(row) }));
}

/** One letter with its original bytes and headers, settled or not. */
export async function showDeadLetter(
  database: Database,
  id: string,
): Promise<(DeadLetterSummary & { headers: Record<string, string>; value: Buffer | null }) | undefined> {
  const [row] = await database.query<TimedSummary & { headers: Record<string, string>; value: Buffer | null }>(
    `select ${COLUMNS}, headers, value from log.dead_letters where id = $1`,
    [id],
  );
  return row && { ...row, ...dates(row) };
}

/**
 * `requested`: the consumer settles the letter within seconds and then the letters that are blocked behind it.
 * `discarded`: settled at once, because there is no message to process.
 * `not-open`: there is no such letter, or it is not `dead` (blocked letters follow their dead letter).
 * `not-replayable`: the record never was in a topic.
 */
type SettlementOutcome = 'requested' | 'discarded' | 'not-open' | 'not-replayable';

export async function requestSettlement(
  database: Database,
  request: { id: string; action: 'replay' | 'discard'; by: string },
): Promise<SettlementOutcome> {
  const { id, action, by } = request;
  return database.transaction(async (tx) => {
    const [letter] = await tx.query<{ inTopic: boolean }>(
      `select "offset" is not null as "inTopic" from log.dead_letters where id = $1 and state = 'dead' for update`,
      [id],
    );
    if (!letter) return 'not-open';
    if (letter.inTopic) {
      await tx.execute('update log.dead_letters set state = $2, requested_by = $3 where id = $1', [id, action, by]);
      return 'requested';
    }
    if (action === 'replay') return 'not-replayable';
    await tx.execute(
      "update log.dead_letters set state = 'discarded', requested_by = $2, resolved_at = now() where id = $1",
      [id, by],
    );
    return 'discarded';
  });
}

function dates({ firstSeen, resolvedAt }: TimedSummary): { firstSeen: Date; resolvedAt: Date | null } {
  return { firstSeen: new Date(firstSeen), resolvedAt: resolvedAt === null ? null : new Date(resolvedAt) };
}
