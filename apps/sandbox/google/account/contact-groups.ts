import { GROUP_NAMES } from '../../population/card.js';

/** A contact group (label). Its members are counted on reading. */
export interface ContactGroup {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly formattedName: string;
  readonly groupType: 'SYSTEM_CONTACT_GROUP' | 'USER_CONTACT_GROUP';
  readonly updateTime: string;
}

export type GroupDraft = Pick<ContactGroup, 'name' | 'formattedName' | 'groupType'>;

const system = (name: string, formattedName: string): GroupDraft => ({
  name,
  formattedName,
  groupType: 'SYSTEM_CONTACT_GROUP',
});

/** The groups of a new account: Google's system groups and the labels of the circle. */
export const FIRST_GROUPS: readonly GroupDraft[] = [
  system('myContacts', 'My Contacts'),
  system('starred', 'Starred'),
  system('friends', 'Friends'),
  system('family', 'Family'),
  system('coworkers', 'Coworkers'),
  system('blocked', 'Blocked'),
  ...GROUP_NAMES.map((name): GroupDraft => ({ name, formattedName: name, groupType: 'USER_CONTACT_GROUP' })),
];

const GROUP_IDS = new Map<string, string>(
  GROUP_NAMES.map((name, index) => [name, (0x5a1db0c8e0f1n + BigInt(index) * 0x1f3d5n).toString(16)]),
);

/** As at Google, the id of a system group is its name; the id of a label is a hexadecimal number. */
export function groupId(name: string): string {
  return GROUP_IDS.get(name) ?? name;
}

export function groupResourceName(name: string): string {
  return `contactGroups/${groupId(name)}`;
}
