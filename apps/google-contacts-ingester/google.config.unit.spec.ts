import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadConfig } from '#service-kit';
import { googleConfig } from './google.config.js';

const needed = {
  KITH_KAFKA_BROKERS: 'localhost:9092',
  KITH_DATABASE_URL: 'postgres://kith@localhost/kith',
  KITH_OPS_PORT: '0',
  KITH_VAULT_KEY: randomBytes(32).toString('base64'),
};

test("Google's own servers are the default", () => {
  expect(loadConfig(googleConfig, needed)).toMatchObject({
    KITH_GOOGLE_API_ROOT: 'https://people.googleapis.com/',
    KITH_GOOGLE_OAUTH_ROOT: 'https://oauth2.googleapis.com/',
  });
});

test.each([
  ['https://people.example/base', 'https://people.example/base/'],
  ['http://127.0.0.1:9/google/', 'http://127.0.0.1:9/google/'],
  ['http://[::1]:9', 'http://[::1]:9/'],
])('%s is normalised to %s', (given, root) => {
  expect(loadConfig(googleConfig, { ...needed, KITH_GOOGLE_API_ROOT: given }).KITH_GOOGLE_API_ROOT).toBe(root);
});

test.each(['http://people.example/', 'http://127.0.0.1.example/', 'ftp://127.0.0.1/', 'people.example'])(
  '%s is refused: tokens must be encrypted in transit',
  (given) => {
    expect(() => loadConfig(googleConfig, { ...needed, KITH_GOOGLE_OAUTH_ROOT: given })).toThrow(
      'KITH_GOOGLE_OAUTH_ROOT',
    );
  },
);
