import { z } from 'zod';
import {
  addressValue,
  dateValue,
  detailValue,
  emailValue,
  handleValue,
  phoneValue,
  region,
  scalarFields,
  websiteValue,
} from './edit.schemas.js';

const MAX_VALUES = 50;
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);

export const newPerson = scalarFields
  .extend({
    region,
    emails: listOf(emailValue),
    phones: listOf(phoneValue),
    websites: listOf(websiteValue),
    handles: listOf(handleValue),
    addresses: listOf(addressValue),
    dates: listOf(dateValue),
    details: listOf(detailValue),
  })
  .refine(
    ({ name, firstName, lastName, nickname, company, emails, phones, handles }) =>
      [name, firstName, lastName, nickname, company, ...emails, ...phones, ...handles].some(Boolean),
    'Send at least a name, a nickname, a company, an e-mail address, a phone number or a handle',
  )
  .meta({
    id: 'NewPerson',
    examples: [{ name: 'Noor de Vries', emails: [{ value: 'noor@example.org', label: 'home' }] }],
  });
export type NewPerson = z.output<typeof newPerson>;
