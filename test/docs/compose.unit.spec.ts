import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('docker-compose.yml gives the previous vault key to every service that has the vault key', async () => {
  const compose = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  const services = compose.split(/^ {2}(?=[\w-]+:$)/m);
  const given = (key: string) =>
    services.flatMap((service) =>
      service.includes(` ${key}: \${${key}:`) ? [service.slice(0, service.indexOf(':'))] : [],
    );

  expect(given('KITH_VAULT_KEY')).toEqual(['control-api', 'google-contacts-ingester', 'carddav-ingester']);
  expect(given('KITH_VAULT_OLD_KEY')).toEqual(given('KITH_VAULT_KEY'));
});
