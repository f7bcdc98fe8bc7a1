import { afterEach, describe, expect, it, vi } from 'vitest';
import { demo, own } from '../worlds.mjs';
import { servicesOf } from './services.mjs';
import { serviceEnvironment, sharedEnvironment } from './settings.mjs';

const servers = {
  kafkaBrokers: '127.0.0.1:1',
  kafkaLogin: { username: 'kith', password: 'of Kafka' },
  database: { setupUrl: 'superuser', ownerUrl: 'owner', urlOf: (service: string) => `role of ${service}` },
  parts: [],
};
const PORT = 1_234;
const ports = new Proxy({}, { get: () => PORT }) as Parameters<typeof sharedEnvironment>[1];

afterEach(() => vi.unstubAllEnvs());

/** The variables that a service gets, of those that begin with KITH_ and are not for tests. */
function environmentOf(world: typeof demo | typeof own, name: string): Record<string, string | undefined> {
  const service = servicesOf(world).find((one) => one.name === name);
  if (!service) throw new Error(`There is no ${name}`);
  const shared = sharedEnvironment(world, ports);
  const env = serviceEnvironment(service, { shared, opsPort: PORT, vaultKey: 'of the vault' }, servers);
  return Object.fromEntries(Object.entries(env).filter(([variable]) => /^KITH_(?!TEST_)/.test(variable)));
}

const having = (variable: string) =>
  servicesOf(demo)
    .map(({ name }) => name)
    .filter((name) => variable in environmentOf(demo, name));

describe('the environment of a service', () => {
  it("has the vault's key only if the service decrypts credentials, even if the user has set the key for all", () => {
    vi.stubEnv('KITH_VAULT_KEY', 'of the vault');
    vi.stubEnv('KITH_VAULT_OLD_KEY', 'the one before');

    const decrypting = ['control-api', 'google-contacts-ingester', 'carddav-ingester'];
    expect(having('KITH_VAULT_KEY')).toEqual(decrypting);
    expect(having('KITH_VAULT_OLD_KEY')).toEqual(decrypting);
  });

  it('has the URL of its own role in the database, and nobody has that of another', () => {
    vi.stubEnv('KITH_DATABASE_URL', 'superuser');

    const urls = servicesOf(own).map(({ name }) => [name, environmentOf(own, name).KITH_DATABASE_URL]);
    expect(urls).toEqual(servicesOf(own).map(({ name }) => [name, `role of ${name}`]));
  });

  it('of the sandbox has neither a database, nor Kafka, nor a secret', () => {
    const { KITH_LOG_LEVEL, ...sandbox } = environmentOf(demo, 'sandbox');
    const google = `http://127.0.0.1:${PORT}`;
    const api = `http://127.0.0.1:${PORT}/api/v2`;

    expect(sandbox).toEqual({
      KITH_WORLD: 'demo',
      KITH_OPS_PORT: `${PORT}`,
      KITH_API_PORT: `${PORT}`,
      KITH_OAUTH_REDIRECT_URI: `${api}/oauth/google/callback`,
      KITH_SANDBOX_PORT: `${PORT}`,
      KITH_GOOGLE_API_ROOT: `${google}/google/`,
      KITH_GOOGLE_OAUTH_ROOT: `${google}/oauth/`,
      KITH_GOOGLE_AUTH_URL: `${google}/oauth/auth`,
    });
  });

  it("of the owner's world leads to the real Google", () => {
    expect(servicesOf(own).map(({ name }) => name)).not.toContain('sandbox');
    expect(environmentOf(own, 'google-contacts-ingester')).toMatchObject({ KITH_WORLD: 'own' });
    expect(Object.keys(environmentOf(own, 'google-contacts-ingester'))).not.toContain('KITH_GOOGLE_API_ROOT');
  });
});
