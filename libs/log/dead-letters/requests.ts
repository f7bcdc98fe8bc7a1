import type { Database } from '#store';

/** A dead letter without its bytes. */
export interface DeadLetterSummary {
  readonly id: string;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
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
 * Asks the consumer to replay or discard a letter; it does so within seconds and goes on with what is blocked behind it.
 * False when there is no such letter or it is not `dead` (blocked ones follow their dead letter by themselves).
 */
export async function requestSettlement(
  database: Database,
  request: { id: string; action: 'replay' | 'discard'; by: string },
): Promise<boolean> {
  const rows = await database.query(
    "update log.dead_letters set state = $2, requested_by = $3 where id = $1 and state = 'dead' returning id",
    [request.id, request.action, request.by],
  );
  return rows.length === 1;
}

function dates({ firstSeen, resolvedAt }: TimedSummary): { firstSeen: Date; resolvedAt: Date | null } {
  return { firstSeen: new Date(firstSeen), resolvedAt: resolvedAt === null ? null : new Date(resolvedAt) };
}
