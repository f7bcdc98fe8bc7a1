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
      `select younger.id, older.name
       from sync.instances younger
       join sync.instances older on older.provider = younger.provider and older.removed_at is null
         and (older.created_at, older.id) < (younger.created_at, younger.id)
       cross join lateral (
         select count(*) as all, count(same.external_id) as same
         from (select external_id from ingest.source_versions
               where account_id = younger.id and kind = 'contact' and not deleted limit $1) sample
         left join ingest.source_versions same on same.account_id = older.id and same.kind = 'contact'
           and same.external_id = sample.external_id and not same.deleted) contacts
       where younger.removed_at is null and contacts.all > 0 and contacts.same * 2 >= contacts.all
       order by older.created_at desc, older.id desc`,
      [CONTACTS],
    );
    return new Map(pairs.map(({ id, name }) => [id, name]));
  }
}
