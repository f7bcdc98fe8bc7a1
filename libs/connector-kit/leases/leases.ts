import type { Database } from '#store';

/** What a lease is for: one type of data of one account. */
export interface LeaseKey {
  readonly accountId: string;
  /** A sync type of the provider registry. */
  readonly type: string;
}

export interface Lease extends LeaseKey {
  /** Fencing token: each holder of the lease has a greater one than the holder before. */
  readonly token: number;
}

/** A dead process loses its leases after this time. */
export const LEASE_MS = 30_000;

/**
 * The table of leases. A lease is a row with an expiry by the database's clock: it occupies no connection, and the clocks of
 * the processes do not matter. A released row is kept, because the next token must be greater.
 */
export class Leases {
  /** `owner` names this process and is written to each row that it holds. */
  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {}

  /** undefined while another process holds the lease, or this one does. */
  async acquire({ accountId, type }: LeaseKey): Promise<Lease | undefined> {
    const [row] = await this.database.query<{ token: number }>(
      `insert into ingest.leases as l (account_id, type, owner, token, expires_at)
       values ($1, $2, $3, 1, clock_timestamp() + $4::int * interval '1 ms')
       on conflict (account_id, type) do update
         set owner = excluded.owner, token = l.token + 1, expires_at = excluded.expires_at
         where l.expires_at <= clock_timestamp()
       returning token`,
      [accountId, type, this.owner, LEASE_MS],
    );
    return row && { accountId, type, token: row.token };
  }

  /** Extends all these leases by one statement. Returns those that this process still holds. */
  async renew(leases: readonly Lease[]): Promise<Lease[]> {
    return this.database.query<Lease>(
      `update ingest.leases l set expires_at = clock_timestamp() + $5::int * interval '1 ms'
       from unnest($1::uuid[], $2::text[], $3::int[]) as held (account_id, type, token)
       where l.account_id = held.account_id and l.type = held.type and l.token = held.token and l.owner = $4
       returning l.account_id as "accountId", l.type, l.token`,
      [
        leases.map(({ accountId }) => accountId),
        leases.map(({ type }) => type),
        leases.map(({ token }) => token),
        this.owner,
        LEASE_MS,
      ],
    );
  }

  /** Another process may acquire the lease at once. A lease that was lost is left alone. */
  async release({ accountId, type, token }: Lease): Promise<void> {
    await this.database.query(
      `update ingest.leases set expires_at = clock_timestamp() where account_id = $1 and type = $2 and token = $3`,
      [accountId, type, token],
    );
  }
}
