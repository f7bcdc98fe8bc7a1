import { z } from 'zod';

export const addressBookView = z
  .object({
    name: z.string().meta({ description: 'What the setting addressBooks may name it by' }),
    displayName: z.string(),
    description: z.string().nullable(),
    readOnly: z.boolean().meta({ description: 'The account may not change it' }),
    chosen: z.boolean().meta({ description: 'Whether it is read' }),
  })
  .meta({ id: 'AddressBook' });
export type AddressBookView = z.output<typeof addressBookView>;

export const addressBookExample: AddressBookView = {
  name: '/ada/friends/',
  displayName: 'Friends',
  description: null,
  readOnly: false,
  chosen: true,
};
