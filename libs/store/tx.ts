import { hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { arrayParameter } from './array-literal.js';
import { traced } from './traced.js';

/** An open transaction. Statements are prepared once per connection and named after their text. */
export class Tx {
  constructor(
    private readonly client: PoolClient,
    private readonly rewrite: (sql: string) => string,
  ) {}

  /** `params` are positional ($1, $2, …); lists hold texts, numbers or booleans. bigint and timestamptz columns come back as text. */
  async query<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await traced(sql, () => this.client.query<Row>(this.#statement(sql, params)))).rows;
  }

  /** The number of rows that the statement changed. */
  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    return (await traced(sql, () => this.client.query(this.#statement(sql, params)))).rowCount ?? 0;
  }

  #statement(sql: string, params: readonly unknown[]) {
    return { name: this.#name(sql), text: this.rewrite(sql), values: params.map(parameter) };
  }

  #name(sql: string): string {
    let name = statementNames.get(sql);
    if (!name) {
      name = hash('sha1', sql);
      statementNames.set(sql, name);
    }
    return name;
  }
}

function parameter(value: unknown): unknown {
  return Array.isArray(value) ? arrayParameter(value) : value;
}

/** Statements are few and fixed: their texts never carry values. */
const statementNames = new Map<string, string>();
