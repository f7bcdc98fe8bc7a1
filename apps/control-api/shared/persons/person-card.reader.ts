import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  Activity,
  Address,
  Contact,
  ContactInfo,
  ContactLabel,
  ImportantDate,
  Label,
  OrmDatabase,
  SourceLink,
} from '#store/orm';
import { inSnapshot } from '../../platform/database/read-snapshot.js';
import type { PersonCardView } from './person-card.schemas.js';
import { personCardView } from './person-card.view.js';

/** The card of a person, in a fixed number of statements. */
@Injectable()
export class PersonCardReader {
  constructor(private readonly database: OrmDatabase) {}

  /** `id`: any id that the person or one of its source contacts ever had. undefined: no person has it. */
  async card(id: string): Promise<PersonCardView | undefined> {
    return inSnapshot(this.database, async (em) => {
      const contact = await personWith(em, id);
      if (!contact) return undefined;
      const contactId = contact.id;
      const contactLabels = await em.find(ContactLabel, { contactId });
      const sources = await em.find(
        SourceLink,
        { localContactId: contactId, accountRemovedAt: null },
        { exclude: ['contact'], orderBy: { firstSeenAt: 'asc', identityId: 'asc' } },
      );
      const identityId = { $in: sources.map((source) => source.identityId) };
      return personCardView({
        contact,
        contactLabels,
        sources,
        contactInfo: await em.find(ContactInfo, { contactId }, { orderBy: { position: 'asc' } }),
        addresses: await em.find(Address, { contactId }, { orderBy: { position: 'asc' } }),
        importantDates: await em.find(ImportantDate, { contactId }, { orderBy: { dateKey: 'asc' } }),
        labels: await em.find(
          Label,
          { id: { $in: contactLabels.map(({ labelId }) => labelId) }, deleted: false },
          { orderBy: { name: 'asc', id: 'asc' } },
        ),
        lastActivity: await em.findOne(Activity, { identityId }, { orderBy: { occurredAt: 'desc', id: 'asc' } }),
      });
    });
  }
}

/** The id of a person is that of its first identity. After a merge, the ids of the others lead to it through their links. */
async function personWith(em: EntityManager, id: string): Promise<Contact | null> {
  const contact = await em.findOne(Contact, { id });
  if (contact) return contact.state === 'deleted' ? null : contact;
  const link = await em.findOne(SourceLink, { identityId: id }, { fields: ['localContactId'] });
  return link && em.findOne(Contact, { id: link.localContactId, state: { $ne: 'deleted' } });
}
