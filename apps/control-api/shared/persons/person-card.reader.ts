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
import type { PersonCardView } from '../../features/persons/cards/person.schemas.js';
import { personCardView } from './person-card.view.js';
import { inSnapshot } from '../../platform/database/read-snapshot.js';

/** One person with all that is known of it, in a fixed number of statements. */
@Injectable()
export class PersonCardReader {
  constructor(private readonly database: OrmDatabase) {}

  /** `id` may be any that the person ever had: its own, or that of a source contact. undefined when nobody has it. */
  async card(id: string): Promise<PersonCardView | undefined> {
    return inSnapshot(this.database, async (em) => {
      const contact = await personWith(em, id);
      if (!contact) return undefined;
      const contactId = contact.id;
      const worn = await em.find(ContactLabel, { contactId });
      const sources = await em.find(
        SourceLink,
        { localContactId: contactId },
        { exclude: ['contact'], orderBy: { firstSeenAt: 'asc', identityId: 'asc' } },
      );
      const identityId = { $in: sources.map((source) => source.identityId) };
      return personCardView({
        contact,
        worn,
        sources,
        contactInfo: await em.find(ContactInfo, { contactId }, { orderBy: { position: 'asc' } }),
        addresses: await em.find(Address, { contactId }, { orderBy: { position: 'asc' } }),
        importantDates: await em.find(ImportantDate, { contactId }, { orderBy: { dateKey: 'asc' } }),
        labels: await em.find(
          Label,
          { id: { $in: worn.map(({ labelId }) => labelId) }, deleted: false },
          { orderBy: { name: 'asc', id: 'asc' } },
        ),
        lastActivity: await em.findOne(Activity, { identityId }, { orderBy: { occurredAt: 'desc', id: 'asc' } }),
      });
    });
  }
}

/** A person is named after its first identity; after a merge the others' ids still lead to it through their links. */
async function personWith(em: EntityManager, id: string): Promise<Contact | null> {
  const contact = await em.findOne(Contact, { id });
  if (contact) return contact.state === 'deleted' ? null : contact;
  const link = await em.findOne(SourceLink, { identityId: id }, { fields: ['localContactId'] });
  return link && em.findOne(Contact, { id: link.localContactId });
}
