import { makeIdentityId, type RawContactMessage } from '#contracts';
import { type Candidate, canonicalContact, featuresOf, normaliseGoogleContact } from '#domain';
import { type Keyed, rawContact } from '../../support/fold/records/raw-records.js';
import type { Labelled } from '../datasets/labelled.js';

const ACCOUNTS = Array.from({ length: 10 }, (_, i) => `0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1b0${i}`);

/** The record as the log has it; the n-th is observed n minutes after the first. */
export function recordOf({ externalId, account, person, region }: Labelled, turn: number): Keyed<RawContactMessage> {
  const accountId = ACCOUNTS[account] ?? '';
  return rawContact({ externalId, turn, accountId }, { payload: JSON.stringify(person), region });
}

/** The record as the solver is given it by a resolver. */
export function candidateOf(labelled: Labelled, turn: number): Candidate {
  const { value } = recordOf(labelled, turn).message;
  const contact = normaliseGoogleContact(labelled.person, { region: labelled.region });
  return {
    identityId: makeIdentityId(value),
    provider: labelled.provider ?? value.provider,
    accountId: value.accountId,
    deleted: false,
    firstObservedAt: value.observedAt,
    features: featuresOf(canonicalContact(contact)),
    aliases: [],
  };
}
