import type { Tx } from '#store';

export interface KnownIdentifier {
  readonly identifierId: string;
  readonly kind: string;
  /** Identity ids, sorted. */
  readonly holders: readonly string[];
}

export async function loadIdentifiers(tx: Tx, ids: readonly string[]): Promise<KnownIdentifier[]> {
  return ids.length === 0
    ? []
    : tx.query(
        `select identifier_id as "identifierId", kind, holders from identity.identifiers where identifier_id = any($1)`,
        [ids],
      );
}
