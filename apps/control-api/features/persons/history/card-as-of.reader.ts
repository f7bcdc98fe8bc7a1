import { Injectable } from '@nestjs/common';
import { makeLabelId } from '#contracts';
import { foldCard, type PersonCard, personAt, provenanceOf, readEdit, sourceAt, type Timeline } from '#domain';
import { Database, type Tx } from '#store';
import { inSqlSnapshot } from '../../../platform/database/read-snapshot.js';
import { mergeLabels } from '../../../shared/persons/merge-labels.js';
import type { PersonCardView } from '../../../shared/persons/person-card.schemas.js';
import { loadEdits } from './edit-rows.js';
import { loadTimelines } from './timelines.js';

/** The card at a time: the fold of the records observed and the edits made until then. */
@Injectable()
export class CardAsOfReader {
  constructor(private readonly database: Database) {}

  /**
   * `id`: the person's current id, or that of a source contact. Leads to the person that this contact belonged to at the moment (Unix
   * milliseconds). undefined: there was none.
   */
  async card(id: string, moment: number): Promise<PersonCardView | undefined> {
    return inSqlSnapshot(this.database, async (tx) => {
      const personId = await personIdAt(tx, id, moment);
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

/** The id of a person is that of one of its source contacts, whose moves lead to the person of that time. */
async function personIdAt(tx: Tx, id: string, moment: number): Promise<string | undefined> {
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

/** With their current names. */
const LABELS = `select id, name, provider, account_id as "accountId", external_id as "externalId", system
  from crm.labels where id = any($1) and not deleted order by name, id`;

async function viewOf(
  tx: Tx,
  card: PersonCard,
  { members, moment }: { members: readonly Timeline[]; moment: number },
): Promise<PersonCardView> {
  const { personId, contactInfo, addresses, importantDates, organizations, details, groups } = card;
  const { state, createdAt, updatedAt } = card;
  const groupOf = new Map(groups.map((group) => [makeLabelId(group), group]));
  const labels = await tx.query<LabelRow>(LABELS, [[...groupOf.keys()]]);
  const { name, firstName, middleName, lastName, prefix, suffix, phoneticFirstName, phoneticLastName } = card;
  const { nickname, company, department, jobTitle, avatarUrl, notes } = card;
  return {
    ...{ id: personId, version: String(card.revision) },
    ...{ name, firstName, middleName, lastName, prefix, suffix, phoneticFirstName, phoneticLastName },
    ...{ nickname, company, department, jobTitle, avatarUrl, notes },
    contactInfo: contactInfo.map(({ type, value, label, primary, key, identityIds, editId }) => {
      return { type, value, label, isPrimary: primary, key, sources: [...identityIds], editId };
    }),
    addresses: addresses.map(({ position: _, identityIds, ...address }) => ({ ...address, sources: [...identityIds] })),
    importantDates: importantDates.map(({ identityIds, ...date }) => ({ ...date, sources: [...identityIds] })),
    organizations: organizations.map(({ identityIds, ...organization }) => ({
      ...organization,
      sources: [...identityIds],
    })),
    details: details.map(({ kind, identityIds, ...detail }) => ({ type: kind, ...detail, sources: [...identityIds] })),
    labels: mergeLabels(
      labels.map(({ id, name, provider, accountId, externalId, system }) => {
        const group = groupOf.get(id);
        const sources = [...(group?.identityIds ?? [])];
        return { id, name, provider, accountId, externalId, system, sources, editId: group?.editId ?? null };
      }),
    ),
    sources: members
      .flatMap((line) => sourceAt(line, moment) ?? [])
      .filter(({ accountRemovedAt }) => accountRemovedAt === null)
      .map(sourceView),
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
