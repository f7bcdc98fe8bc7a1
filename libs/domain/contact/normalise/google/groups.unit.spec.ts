import { describe, expect, it } from 'vitest';
import { googleGroups, normaliseGoogleGroup } from './groups.js';

describe('groups of a Google person', () => {
  it('are sorted, distinct and without the group of all contacts', () => {
    const groups = ['z', 'myContacts', 'a', 'z', 'starred'].map((id) => ({
      contactGroupMembership: { contactGroupResourceName: `contactGroups/${id}` },
    }));
    expect(googleGroups([...groups, { domainMembership: { inViewerDomain: true } }])).toEqual([
      'contactGroups/a',
      'contactGroups/starred',
      'contactGroups/z',
    ]);
  });
});

describe('normaliseGoogleGroup', () => {
  it.each([
    [
      { name: 'Choir', formattedName: 'Choir', groupType: 'USER_CONTACT_GROUP' },
      { name: 'Choir', system: false },
    ],
    [
      { name: 'friends', formattedName: 'Freunde', groupType: 'SYSTEM_CONTACT_GROUP' },
      { name: 'Freunde', system: true },
    ],
    [{ name: ' Climbing ' }, { name: 'Climbing', system: false }],
    [{ resourceName: 'contactGroups/1a' }, { name: 'contactGroups/1a', system: false }],
  ])('reads %j', (payload, group) => {
    expect(normaliseGoogleGroup(payload)).toEqual(group);
  });

  it.each([
    [null, 'PAYLOAD_NOT_AN_OBJECT'],
    [{ name: ' ' }, 'GROUP_WITHOUT_NAME'],
  ])('refuses %j with %s', (payload, code) => {
    expect(() => normaliseGoogleGroup(payload)).toThrow(expect.objectContaining({ name: 'NormaliseError', code }));
  });
});
