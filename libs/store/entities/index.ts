import { Activity, Address, Contact, ContactInfo, ContactLabel, ImportantDate, Label, SourceLink } from './crm.js';
import { Instance, SyncJob } from './sync.js';

export * from './crm.js';
export * from './sync.js';

/** What MikroORM maps. Tables that only the hot path writes and reads have no entity. */
export const entities = [
  Activity,
  Address,
  Contact,
  ContactInfo,
  ContactLabel,
  ImportantDate,
  Instance,
  Label,
  SourceLink,
  SyncJob,
];
