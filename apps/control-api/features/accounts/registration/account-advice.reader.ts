import { Injectable } from '@nestjs/common';
import { type SuggestedRegion, suggestedRegion } from '#domain';
import { Database } from '#store';

/** What the owner may want to change about the accounts. */
export interface AccountAdvice {
  /** For accounts without a region. */
  readonly region: SuggestedRegion | null;
  /** By account id, the name of an older account that probably is the same one. */
  readonly sameAs: ReadonlyMap<string, string>;
}

/** A sample is enough, and any will do. */
const NUMBERS = 500;
const CONTACTS = 20;

/** Looks at what the accounts brought. */
@Injectable()
export class AccountAdviceReader {
  constructor(private readonly database: Database) {}

  /** @param languages the Accept-Language header */
  async read(languages: string | undefined): Promise<AccountAdvice> {
    const [numbers, sameAs] = await Promise.all([this.#numbers(), this.#sameAccounts()]);
    return { region: suggestedRegion({ numbers, languages }), sameAs };
  }

  /** Of all accounts: they belong to one owner. */
  async #numbers(): Promise<string[]> {
    const rows = await this.database.query<{ value: string }>(
      `select value from crm.contact_info where type = 'phone' and value like '+%' limit $1`,
      [NUMBERS],
    );
    return rows.map(({ value }) => value);
  }

  /** Providers give the entries of two accounts different ids. */
  async #sameAccounts(): Promise<Map<string, string>> {
    const pairs = await this.database.query<{ id: string; name: string }>(
      `with sampled as materialized (
         select i.id, i.provider, i.name, i.created_at, sample.external_id
         from sync.instances i cross join lateral (
           select external_id from ingest.source_versions
           where account_id = i.id and kind = 'contact' and not deleted limit $1) sample
         where i.removed_at is null)
       select younger.id, older.name
       from sampled younger
       join (select distinct id, provider, name, created_at from sampled) older on older.provider = younger.provider
         and (older.created_at, older.id) < (younger.created_at, younger.id)
       left join ingest.source_versions same on same.account_id = older.id and same.kind = 'contact'
         and same.external_id = younger.external_id and not same.deleted
       group by younger.id, older.id, older.name, older.created_at
       having count(same.external_id) * 2 >= count(*)
       order by older.created_at desc, older.id desc`,
      [CONTACTS],
    );
    return new Map(pairs.map(({ id, name }) => [id, name]));
  }
}
