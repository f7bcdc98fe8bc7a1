import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { roleOf, serviceRoles } from '#store/orm';

const compose = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
const services = compose.slice(0, compose.indexOf('\nvolumes:'));
const blocks = new Map(
  services.split(/^ {2}(?=[\w-]+:$)/m).map((block) => [block.slice(0, block.indexOf(':')), block] as const),
);

describe('docker-compose.yml', () => {
  it.each(Object.keys(serviceRoles))('%s logs in to Postgres with its own role', (service) => {
    const password = `KITH_PASSWORD_${service.toUpperCase().replaceAll('-', '_')}`;
    const users = [...(blocks.get(service) ?? '').matchAll(/postgres:\/\/(\w+):\$\{(\w+):/g)];

    expect(users.map(([, role, variable]) => [role, variable])).toEqual([[roleOf(service), password]]);
    expect(blocks.get('setup')).toContain(`${service}=\${${password}:`);
  });

  it("gives the superuser's password to Postgres and setup only", () => {
    const users = [...blocks].filter(([, block]) => block.includes('{KITH_POSTGRES_PASSWORD'));
    expect(users.map(([service]) => service)).toEqual(['postgres', 'setup']);
  });

  it.each(['kafka', 'postgres'])('opens no port of %s to the users of the machine', (name) => {
    expect(blocks.get(name)).not.toContain('ports:');
  });

  it.each(['kafka', 'postgres', 'x-kith'])('bounds privileges, memory and logs of %s', (name) => {
    const block = blocks.get(name) ?? compose.slice(compose.indexOf('x-kith:'), compose.indexOf('x-environment:'));
    for (const line of ['cap_drop: [ALL]', '"no-new-privileges:true"', 'logging: *logging', 'mem_limit: ']) {
      expect(block).toContain(line);
    }
  });
});

it('docker-compose.yml gives the previous vault key to every service that has the vault key', async () => {
  const services = compose.split(/^ {2}(?=[\w-]+:$)/m);
  const given = (key: string) =>
    services.flatMap((service) =>
      service.includes(` ${key}: \${${key}:`) ? [service.slice(0, service.indexOf(':'))] : [],
    );

  expect(given('KITH_VAULT_KEY')).toEqual(['control-api', 'google-contacts-ingester', 'carddav-ingester']);
  expect(given('KITH_VAULT_OLD_KEY')).toEqual(given('KITH_VAULT_KEY'));
});
