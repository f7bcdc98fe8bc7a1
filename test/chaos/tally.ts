import type pg from 'pg';

/** A projection that is not idempotent: counts how often each record was applied. */
export const TALLY_TABLE = 'create table if not exists tally (key text primary key, applied int not null)';

export const APPLY = `insert into tally as t (key, applied) select key, count(*) from unnest($1::text[]) key group by key order by key
  on conflict (key) do update set applied = t.applied + excluded.applied`;

export interface Tally {
  readonly keys: number;
  readonly applied: number;
}

export async function readTally(database: pg.Client): Promise<Tally> {
  const { rows } = await database.query<{ keys: string; applied: string | null }>(
    'select count(*) as keys, sum(applied) as applied from tally',
  );
  return { keys: Number(rows[0]?.keys), applied: Number(rows[0]?.applied ?? 0) };
}
