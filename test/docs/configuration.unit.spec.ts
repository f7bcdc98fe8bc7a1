import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { connectableProviders } from '#domain';
import { batchConfig } from '#service-kit';
import { carddavConfig } from '../../apps/carddav-ingester/carddav.config.js';
import { setupConfig } from '../../apps/cli/environment.js';
import { controlApiConfig } from '../../apps/control-api/bootstrap/control-api.config.js';
import { googleConfig } from '../../apps/google-contacts-ingester/google.config.js';
import { sandboxConfig } from '../../apps/sandbox/sandbox.config.js';

const schemas = [batchConfig, setupConfig, controlApiConfig, googleConfig, carddavConfig, sandboxConfig];
/** A schema with an id would become a reference. */
const noIds = z.registry<{ id?: string }>();
const page = new URL('../../docs/configuration.md', import.meta.url);

it('docs/configuration.md lists every environment variable of every service, with its default', async () => {
  const rows = [...(await readFile(page, 'utf8')).matchAll(/^\| `(KITH_\w+)` \| `?([^|`]*)`? \|/gm)];
  const fields = schemas.flatMap(({ shape }) => Object.entries<z.ZodType>(shape));

  expect(Object.fromEntries(rows.map(([, key, byDefault]) => [key, byDefault]))).toEqual(
    Object.fromEntries(fields.map(([key, field]) => [key, defaultOf(field)])),
  );
});

it('docs/configuration.md lists every account setting with its providers', async () => {
  const rows = [...(await readFile(page, 'utf8')).matchAll(/^\| `([a-z][\w.]*)` \| [^|]+ \| ([^|]+) \|/gm)];
  const providers = new Map<string, string[]>();
  for (const { name, connectable } of connectableProviders)
    for (const key of settingKeys(z.toJSONSchema(connectable.settings, { io: 'input', metadata: noIds })))
      providers.set(key, [...(providers.get(key) ?? []), name]);

  expect(Object.fromEntries(rows.map(([, key, named]) => [key, named]))).toEqual(
    Object.fromEntries(
      [...providers].map(([key, names]) => [
        key,
        names.length === connectableProviders.length ? 'all' : names.join(', '),
      ]),
    ),
  );
});

/** The default as the table shows it. */
function defaultOf(field: z.ZodType): string {
  const unset = field.safeParse(undefined);
  return unset.success ? String(unset.data ?? 'none') : 'required';
}

/** Nested settings as `outer.inner`. */
function settingKeys({ properties = {} }: z.core.JSONSchema.BaseSchema): string[] {
  return Object.entries(properties).flatMap(([key, property]) => {
    if (typeof property === 'boolean' || !property.properties) return [key];
    return settingKeys(property).map((inner) => `${key}.${inner}`);
  });
}
