import { makeIdentityId } from '#contracts';
import { FoldHarness } from '../../support/fold/fold-harness.js';
import type { Labelled } from '../datasets/labelled.js';
import { type Report, reportOf } from '../metrics/report.js';
import { recordOf } from './candidates.js';

/** Records are read in the order in which they stand, as raw records of Google. */
export interface Production {
  readonly report: Report;
  /** By external id, the person. */
  readonly persons: ReadonlyMap<string, string>;
}

/** The resolver as it runs, from raw records to rows in Postgres. */
export async function evaluateInProduction(harness: FoldHarness, labelled: readonly Labelled[]): Promise<Production> {
  const records = labelled.map(recordOf);
  harness.appendRecords(records);
  const { deadLetters } = await harness.resolve();
  if (deadLetters > 0) throw new Error(`${deadLetters} records were not understood; they are no contacts of Google`);
  const rows = await harness.database.query<{ id: string; person: string }>(
    'select identity_id as id, person_id as person from identity.identities',
  );
  const personOf = new Map(rows.map(({ id, person }) => [id, person]));
  const reviews = await harness.database.query<{ a: string; b: string }>(
    'select identity_a as a, identity_b as b from identity.reviews',
  );
  const placed = labelled.map((one, i) => {
    const message = records[i]?.message;
    const identityId = message ? makeIdentityId(message.value) : '';
    return {
      identityId,
      entity: one.entity,
      kind: one.kind,
      person: personOf.get(identityId) ?? identityId,
      externalId: one.externalId,
    };
  });
  return {
    report: reportOf(
      placed,
      reviews.map(({ a, b }) => [a, b]),
    ),
    persons: new Map(placed.map(({ externalId, person }) => [externalId, person])),
  };
}
