import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';
import { DETAIL_KINDS, SCALAR_FIELDS, VALUE_KINDS } from '#domain';

const MAX_CHANGES = 100;

/** Text that Postgres and Kafka can store. */
const storable = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'), 'Must be text');
const textUpTo = (length: number) => storable.trim().min(1).max(length);
const label = textUpTo(100).optional();
const primary = z.boolean().optional().meta({ description: 'Makes the value the primary and first one of its kind' });
const key = textUpTo(500).meta({ description: 'The key of the value in the card' });

export const scalarFields = z.strictObject({
  name: textUpTo(500).nullable().optional(),
  firstName: textUpTo(200).nullable().optional(),
  middleName: textUpTo(200).nullable().optional(),
  lastName: textUpTo(200).nullable().optional(),
  prefix: textUpTo(100).nullable().optional(),
  suffix: textUpTo(100).nullable().optional(),
  phoneticFirstName: textUpTo(200).nullable().optional(),
  phoneticLastName: textUpTo(200).nullable().optional(),
  nickname: textUpTo(200).nullable().optional(),
  company: textUpTo(300).nullable().optional(),
  department: textUpTo(300).nullable().optional(),
  jobTitle: textUpTo(300).nullable().optional(),
  avatarUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .optional(),
  notes: textUpTo(20_000).nullable().optional(),
});

const parts = {
  email: { value: textUpTo(320).regex(/^[^\s@]+@[^\s@]+$/, 'Must be an e-mail address'), label, primary },
  phone: { value: textUpTo(100).regex(/\d/, 'Must be a phone number'), label, primary },
  website: { value: z.url({ protocol: /^https?$/ }).max(2_000), label, primary },
  handle: {
    service: textUpTo(100)
      .toLowerCase()
      .regex(/^[^:]+$/, 'Must not contain a colon'),
    value: textUpTo(200),
    primary,
  },
  address: {
    label,
    street: textUpTo(300).optional(),
    extended: textUpTo(300).optional(),
    poBox: textUpTo(100).optional(),
    city: textUpTo(200).optional(),
    region: textUpTo(200).optional(),
    postalCode: textUpTo(50).optional(),
    country: textUpTo(100).optional(),
    countryCode: z
      .string()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    formatted: textUpTo(1_000).optional(),
  },
  date: {
    label: textUpTo(100),
    year: z.int().min(1).max(9_999).optional(),
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
    text: textUpTo(200).optional(),
  },
  detail: { value: textUpTo(20_000), label },
} as const;
const detailType = z.enum(DETAIL_KINDS);

export const emailValue = z.strictObject(parts.email);
export const phoneValue = z.strictObject(parts.phone);
export const websiteValue = z.strictObject(parts.website);
export const handleValue = z.strictObject(parts.handle);
export const addressValue = z.strictObject(parts.address);
export const dateValue = z.strictObject(parts.date);

/** A detail of a person made in Kith. */
export const detailValue = z.strictObject({ type: detailType, ...parts.detail });

const addedValue = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('email'), ...parts.email }),
  z.strictObject({ type: z.literal('phone'), ...parts.phone }),
  z.strictObject({ type: z.literal('website'), ...parts.website }),
  z.strictObject({ type: z.literal('handle'), ...parts.handle }),
  z.strictObject({ type: z.literal('address'), ...parts.address }),
  z.strictObject({ type: z.literal('date'), ...parts.date }),
  detailValue,
]);
export type AddedValue = z.output<typeof addedValue>;

const changedValue = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('email'), key, ...parts.email }),
  z.strictObject({ type: z.literal('phone'), key, ...parts.phone }),
  z.strictObject({ type: z.literal('website'), key, ...parts.website }),
  z.strictObject({ type: z.literal('handle'), key, ...parts.handle }),
  z.strictObject({ type: z.literal('address'), key, ...parts.address }),
  z.strictObject({ type: z.literal('date'), key, ...parts.date }),
  z.strictObject({ type: detailType, key, ...parts.detail }),
]);
export type ChangedValue = z.output<typeof changedValue>;

const type = z.enum(VALUE_KINDS);
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_CHANGES).default([]);

export const region = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'Must be a country code of ISO 3166, e.g. DE')
  .optional()
  .meta({ description: 'The country of phone numbers without a country code', examples: ['DE'] });

export const personEdit = z
  .strictObject({
    version: z
      .string()
      .regex(/^\d{1,16}$/)
      .meta({ description: 'The version of the card that the edit is made for' }),
    region,
    fields: scalarFields.default({}).meta({ description: 'New values; null clears the field' }),
    useSource: listOf(z.enum([...SCALAR_FIELDS, ...VALUE_KINDS])).meta({
      description: 'Fields and kinds of values whose overrides are cleared: the values of the sources are shown again',
    }),
    add: listOf(addedValue),
    change: listOf(changedValue).meta({ description: 'Whole values that replace those with these keys' }),
    remove: listOf(z.strictObject({ type, key })),
    primary: listOf(z.strictObject({ type: z.enum(['email', 'phone', 'website', 'handle', 'address']), key })),
    order: listOf(
      z.strictObject({
        type: z.enum(['email', 'phone', 'website', 'handle', 'address']),
        keys: z.array(key).max(MAX_CHANGES),
      }),
    ),
    labels: z
      .strictObject({
        add: listOf(textUpTo(100)).meta({ description: 'Names' }),
        remove: listOf(z.uuid().toLowerCase()).meta({ description: 'Ids, as the card has them' }),
      })
      .prefault({}),
    archived: z.boolean().optional().meta({ description: 'true archives the person, false restores it' }),
    keep: z
      .literal(true)
      .optional()
      .meta({ description: 'Keeps the person although every source has deleted the contact' }),
  })
  .meta({
    id: 'PersonEdit',
    examples: [
      {
        version: '1795077015250123',
        fields: { nickname: 'Noor', jobTitle: null },
        add: [{ type: 'email', value: 'noor@work.example', label: 'work', primary: true }],
        remove: [{ type: 'phone', key: '+31201234567' }],
        labels: { add: ['Friends'] },
      },
    ],
  });
export type PersonEdit = z.output<typeof personEdit>;

export const editAnswer = z
  .object({
    personId: z.uuid(),
    editId: z.uuid().meta({ description: 'GET /persons/{id}?after=… waits until the card has it' }),
  })
  .meta({ id: 'EditAccepted' });
export type EditAnswer = z.output<typeof editAnswer>;

export const editAnswerExample: EditAnswer = {
  personId: '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21',
  editId: '9b1d4e60-3f27-4c85-8a1e-6d0f52b7c394',
};
