import type { PersonCardView } from './person-card.schemas.js';

const identity = '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21';
const account = '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f';
const sources = [identity];

export const personExample: PersonCardView = {
  id: identity,
  version: '1795077015250123',
  name: 'Noor de Vries',
  firstName: 'Noor',
  middleName: null,
  lastName: 'de Vries',
  prefix: null,
  suffix: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  nickname: null,
  company: 'Harbour Choir',
  department: null,
  jobTitle: 'Conductor',
  avatarUrl: null,
  notes: null,
  contactInfo: [
    {
      type: 'email',
      value: 'noor@example.org',
      label: 'home',
      isPrimary: true,
      key: 'noor@example.org',
      sources,
      editId: null,
    },
  ],
  addresses: [],
  importantDates: [
    { label: 'birthday', year: null, month: 4, day: 27, text: null, key: 'birthday||4|27|', sources, editId: null },
  ],
  organizations: [],
  details: [
    {
      type: 'relation',
      label: 'spouse',
      value: 'Maarten de Vries',
      key: 'relation|spouse|maarten de vries',
      sources,
      editId: null,
    },
  ],
  labels: [
    {
      id: '7d9a1b52-09f5-8a40-b1a5-4f3c2f6f1e10',
      name: 'Choir',
      provider: 'google',
      accountId: account,
      externalId: 'contactGroups/2f8',
      system: false,
      sources,
      editId: null,
      sameName: [],
    },
  ],
  sources: [
    {
      identityId: identity,
      provider: 'google',
      accountId: account,
      externalContactId: '1a2b3c4d',
      sourceVersion: '%EgUBAj0DNxoEAQIFByIM',
      firstSeenAt: '2026-01-02T03:05:02.000Z',
      lastSeenAt: '2026-01-02T03:05:02.000Z',
      deletedAt: null,
    },
  ],
  metadata: {
    sources: {
      contacts: {
        fields: { name: identity, company: identity },
        identities: {
          [identity]: {
            provider: 'google',
            accountId: account,
            externalId: '1f2e3d4c',
            version: '1.9d2c',
            since: 1_767_323_045_000,
          },
        },
      },
    },
  },
  lastActivity: {
    type: 'contact_synced',
    provider: 'google',
    accountId: account,
    fields: ['name', 'contactInfo'],
    occurredAt: '2026-01-02T03:05:02.000Z',
  },
  pinned: false,
  archived: false,
  archivalReview: false,
  createdAt: '2026-01-02T03:05:02.000Z',
  updatedAt: '2026-01-02T03:05:02.000Z',
};
