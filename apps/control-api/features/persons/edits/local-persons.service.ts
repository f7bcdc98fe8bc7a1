import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { makeIdentityId, makeIdentityKey, makeRecordId, type RawContact, rawContacts } from '#contracts';
import { LOCAL_SOURCE } from '#domain';
import { Outbox, OutboxRelay } from '#event-log';
import { Database } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { PersonCardReader } from '../../../shared/persons/person-card.reader.js';
import type { EditAnswer } from './edit.schemas.js';
import type { NewPerson } from './local-person.schemas.js';

const KIND = 'contact';

/** A person without a source is a contact of the local source. Resolver and projector treat it like any other. */
@Injectable()
export class LocalPersonsService {
  constructor(
    private readonly database: Database,
    private readonly cards: PersonCardReader,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  async create({ region, ...payload }: NewPerson): Promise<EditAnswer> {
    const [externalId, editId] = [randomUUID(), randomUUID()];
    const record = rawRecord(externalId, editId, {
      operation: 'UPSERT',
      region: region ?? null,
      payload: JSON.stringify(payload),
    });
    await this.#send([record]);
    return { personId: makeIdentityId(record), editId };
  }

  /** @throws ApiError NOT_FOUND, KNOWN_BY_SOURCE */
  async delete(id: string): Promise<EditAnswer> {
    const card = await this.cards.card(id);
    if (!card) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    if (card.sources.some(({ provider }) => provider !== LOCAL_SOURCE.provider)) {
      throw new ApiError(
        'KNOWN_BY_SOURCE',
        'A connected account has a contact of this person, who would return with the next sync. Delete the contact there, or archive the person.',
      );
    }
    const editId = randomUUID();
    await this.#send(
      card.sources.map(({ externalContactId }) =>
        rawRecord(externalContactId, editId, { operation: 'DELETE', region: null, payload: '{}' }),
      ),
    );
    return { personId: card.id, editId };
  }

  async #send(records: readonly RawContact[]): Promise<void> {
    const entries = records.map((value) =>
      this.outbox.entry(rawContacts, makeIdentityKey(value), { type: 'RawContact', value }),
    );
    await this.database.transaction((tx) => this.outbox.write(tx, entries));
    this.relay.wake();
  }
}

function rawRecord(
  externalId: string,
  version: string,
  rest: Pick<RawContact, 'operation' | 'region' | 'payload'>,
): RawContact {
  const ref = { ...LOCAL_SOURCE, externalId };
  return {
    recordId: makeRecordId({ ...ref, kind: KIND, version }),
    ...ref,
    kind: KIND,
    aliases: [],
    version,
    observedAt: Date.now(),
    syncJobId: null,
    origin: 'LIVE',
    ...rest,
  };
}
