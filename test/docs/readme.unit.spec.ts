import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { batchConfig } from '#service-kit';
import { carddavConfig } from '../../apps/carddav-ingester/carddav.config.js';
import { controlApiConfig } from '../../apps/control-api/control-api.config.js';
import { googleConfig } from '../../apps/google-contacts-ingester/google.config.js';
import { makeCircle } from '../../apps/sandbox/circle/circle.js';
import { DEFAULT_SETTINGS } from '../../apps/sandbox/index.js';
import { sandboxConfig } from '../../apps/sandbox/sandbox.config.js';

const schemas = [batchConfig, controlApiConfig, googleConfig, carddavConfig, sandboxConfig];

it('the README lists every configuration key of every service, with its default', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `(KITH_\w+)` \| `?([^|`]*)`? \|/gm)];
  const fields = schemas.flatMap(({ shape }) => Object.entries<z.ZodType>(shape));

  expect(Object.fromEntries(rows.map(([, key, byDefault]) => [key, byDefault]))).toEqual(
    Object.fromEntries(fields.map(([key, field]) => [key, defaultOf(field)])),
  );
});

it('the friend of its tour has two contacts, with the same job', () => {
  const friends = makeCircle(DEFAULT_SETTINGS).cards.filter(({ name }) => name?.family === 'Nóbrega');

  expect(friends.map(({ name, organization }) => [name?.given, organization?.name])).toEqual([
    ['Luzia', 'Nordlicht Werft'],
    ['Luzia', 'Nordlicht Werft'],
  ]);
});

/** The default as the table shows it. */
function defaultOf(field: z.ZodType): string {
  const unset = field.safeParse(undefined);
  return unset.success ? String(unset.data ?? 'none') : 'required';
}
