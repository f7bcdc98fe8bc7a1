import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EditedChange, edits } from '#contracts';
import { editedChange } from '#domain';
import { Outbox, OutboxRelay } from '#event-log';
import { Database, type Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { PersonCardReader } from '../../../shared/persons/person-card.reader.js';
import type { PersonCardView } from '../../../shared/persons/person-card.schemas.js';
import type { EditAnswer, PersonEdit } from './edit.schemas.js';
import { editedChanges } from './edited-changes.js';

/** The edited person and who edits it. */
interface EditTarget {
  readonly id: string;
  readonly actor: string;
}

/** Writes edits to the log. The projector applies them to the cards. */
@Injectable()
export class EditsService {
  constructor(
    private readonly database: Database,
    private readonly cards: PersonCardReader,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Of two edits of one version the second is refused, also before the first is in the card.
   *
   * @throws ApiError NOT_FOUND, INVALID, VERSION_CONFLICT with the current card
   */
  async edit({ id, actor }: EditTarget, edit: PersonEdit): Promise<EditAnswer> {
    const card = await this.#card(id);
    if (card.version !== edit.version) throw conflict(card);
    const changes = editedChanges(edit, card);
    return this.#write(card, { actor, changes, region: edit.region ?? null, version: edit.version });
  }

  /** Needs no version: pinning does not depend on the rest of the card. @throws ApiError NOT_FOUND */
  async pin({ id, actor }: EditTarget, isPinned: boolean): Promise<EditAnswer> {
    const kind = isPinned ? 'PIN' : 'UNPIN';
    return this.#write(await this.#card(id), { actor, changes: [editedChange(kind)], region: null, version: null });
  }

  async #card(id: string): Promise<PersonCardView> {
    const card = await this.cards.card(id);
    if (!card) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    return card;
  }

  async #write(
    card: PersonCardView,
    { version, ...edit }: { actor: string; changes: EditedChange[]; region: string | null; version: string | null },
  ): Promise<EditAnswer> {
    const [personId, editId] = [card.id, randomUUID()];
    await this.database.transaction(async (tx) => {
      const madeAt = await claimVersion(tx, { personId, version, editId });
      if (madeAt === undefined) throw conflict(card, await lastEdit(tx, personId));
      const value = { ...edit, editId, identityId: personId, madeAt };
      await this.outbox.write(tx, [this.outbox.entry(edits, personId, { type: 'ContactEdited', value })]);
    });
    this.relay.wake();
    return { personId, editId };
  }
}

/**
 * Claims a version of a card for one edit. Returns the time of the edit, which is later than that of any earlier edit of the person;
 * undefined if the version was claimed before. A null version is never claimed.
 */
async function claimVersion(
  tx: Tx,
  { personId, version, editId }: { personId: string; version: string | null; editId: string },
): Promise<number | undefined> {
  const [claimed] = await tx.query<{ madeAt: number }>(
    `insert into sync.person_writes as w (person_id, revision, edit_id, written_at)
     values ($1, coalesce($2::bigint, 0), $3, date_trunc('milliseconds', clock_timestamp()))
     on conflict (person_id) do update set revision = greatest(w.revision, excluded.revision), edit_id = excluded.edit_id,
       written_at = greatest(excluded.written_at, w.written_at + interval '1 millisecond')
     where $2::bigint is null or w.revision < excluded.revision
     returning (extract(epoch from written_at) * 1000)::float8 as "madeAt"`,
    [personId, version, editId],
  );
  return claimed?.madeAt;
}

async function lastEdit(tx: Tx, personId: string): Promise<string | undefined> {
  const [last] = await tx.query<{ editId: string }>(
    'select edit_id as "editId" from sync.person_writes where person_id = $1',
    [personId],
  );
  return last?.editId;
}

function conflict(current: PersonCardView, editId?: string): ApiError {
  return new ApiError('VERSION_CONFLICT', 'The person was changed in the meantime. Read it again, then edit it.', {
    current,
    ...(editId !== undefined && { editId }),
  });
}
