import { z } from 'zod';

export const addressBookView = z
  .object({
    name: z.string().meta({ description: 'The path of the book; the setting addressBooks may contain it' }),
    displayName: z.string(),
    description: z.string().nullable(),
    readOnly: z.boolean().meta({ description: 'The account may not change the book' }),
    chosen: z.boolean().meta({ description: 'Whether the book is read' }),
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
