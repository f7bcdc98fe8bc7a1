import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';

const region = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'Must be a country code of ISO 3166, e.g. DE')
  .optional()
  .meta({ description: 'The country (ISO 3166-1 alpha-2) of phone numbers without a country code', examples: ['DE'] });

const sync = z
  .strictObject({
    enabled: z.boolean().default(true),
    runOnStartup: z.boolean().default(true),
    intervalMinutes: z.int().min(1).max(1_440).default(15),
    fullSyncIntervalDays: z.int().min(1).max(30).default(6),
  })
  .prefault({});

const massChangeGuard = z
  .strictObject({
    percent: z.int().min(1).max(100).default(20),
    moreThan: z.int().min(0).max(1_000_000).default(20),
  })
  .prefault({})
  .meta({ description: 'A run that changes or deletes more than both limits waits for your approval' });

/** The settings that accounts of every provider have. */
export const commonSettings = { region, sync, massChangeGuard };

/** The common part of an account's settings; keys of the provider are ignored. */
export const accountSettings = z.object(commonSettings);

export type AccountSettings = z.output<typeof accountSettings>;

/** A text of a credential as the owner enters it. */
export const credential = z.string().trim().min(1).max(4_096);
