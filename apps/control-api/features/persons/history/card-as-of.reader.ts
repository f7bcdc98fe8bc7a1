import { Injectable } from '@nestjs/common';
import { makeLabelId } from '#contracts';
import { foldCard, type PersonCard, personAt, provenanceOf, readEdit, sourceAt, type Timeline } from '#domain';
import { Database, type Tx } from '#store';
import type { PersonCardView } from '../cards/person.schemas.js';
import { inSqlSnapshot } from '../../../platform/database/read-snapshot.js';
import { loadEdits } from './edit-rows.js';
import { loadTimelines } from './timelines.js';

/** The card as it was: the same fold, over what was known then and the edits that had been made. */
@Injectable()
export class CardAsOfReader {
  constructor(private readonly database: Database) {}

  /**
   * `id` is that of the person now, or of any of its source contacts: it leads to whom that contact belonged to at the moment
   * (milliseconds). undefined when there was nobody.
   */
  async card(id: string, moment: number): Promise<PersonCardView | undefined> {
    return inSqlSnapshot(this.database, async (tx) => {
      const personId = await personThen(tx, id, moment);
      if (personId === undefined) return undefined;
      const members = (await loadTimelines(tx, [personId])).filter((line) => personAt(line, moment) === personId);
      const sources = members.flatMap((line) => sourceAt(line, moment) ?? []);
      if (sources.length === 0) return undefined;
      const edits = await loadEdits(
        tx,
        members.map(({ identityId }) => identityId),
      );
      const made = edits.filter(({ madeAt }) => madeAt <= moment).map(readEdit);
      const card = foldCard(personId, sources, made);
      return card.state === 'deleted' ? undefined : viewOf(tx, card, { members, moment });
    });
  }
}

/** A person is named after one of its source contacts: that one tells where it was. */
async function personThen(tx: Tx, id: string, moment: number): Promise<string | undefined> {
  const [link] = await tx.query<{ personId: string }>(
    'select local_contact_id as "personId" from crm.contacts_source_links where identity_id = $1',
    [id],
  );
  const lines = await loadTimelines(tx, [link?.personId ?? id]);
  const own = lines.find(({ identityId }) => identityId === id);
  return own && personAt(own, moment);
}

interface LabelRow {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly system: boolean;
}

/** Labels are called what they are called now. */
const LABELS = `select id, name, provider, account_id as "accountId", external_id as "externalId", system
  from crm.labels where id = any($1) and not deleted order by name, id`;

async function viewOf(
  tx: Tx,
  card: PersonCard,
  { members, moment }: { members: readonly Timeline[]; moment: number },
): Promise<PersonCardView> {
  const { personId, contactInfo, addresses, importantDates, groups, state, createdAt, updatedAt } = card;
  const worn = new Map(groups.map((group) => [makeLabelId(group), group]));
  const labels = await tx.query<LabelRow>(LABELS, [[...worn.keys()]]);
  const { name, firstName, middleName, lastName, nickname, company, jobTitle, avatarUrl, notes } = card;
  return {
    ...{ id: personId, version: String(card.revision) },
    ...{ name, firstName, middleName, lastName, nickname, company, jobTitle, avatarUrl, notes },
    contactInfo: contactInfo.map(({ type, value, label, primary, key, identityIds, editId }) => {
      return { type, value, label, isPrimary: primary, key, sources: [...identityIds], editId };
    }),
    addresses: addresses.map(({ position: _, identityIds, ...address }) => ({ ...address, sources: [...identityIds] })),
    importantDates: importantDates.map(({ identityIds, ...date }) => ({ ...date, sources: [...identityIds] })),
    labels: labels.map(({ id, name, provider, accountId, externalId, system }) => {
      const group = worn.get(id);
      const sources = [...(group?.identityIds ?? [])];
      return { id, name, provider, accountId, externalId, system, sources, editId: group?.editId ?? null };
    }),
    sources: members.flatMap((line) => sourceAt(line, moment) ?? []).map(sourceView),
    metadata: { sources: { contacts: provenanceOf(card) } },
    lastActivity: null,
    pinned: card.pinned,
    archived: state === 'archived',
    archivalReview: card.archivalReview,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

function sourceView(source: NonNullable<ReturnType<typeof sourceAt>>): PersonCardView['sources'][number] {
  const { identityId, provider, accountId, externalId, version, firstObservedAt, observedAt, deleted } = source;
  return {
    identityId,
    provider,
    accountId,
    externalContactId: externalId,
    sourceVersion: version,
    firstSeenAt: iso(firstObservedAt),
    lastSeenAt: iso(observedAt),
    deletedAt: deleted ? iso(observedAt) : null,
  };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
