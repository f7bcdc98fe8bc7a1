import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AddressRefused, isPublicAddress, type LookupAll, publicOnlyAgent } from './address-guard.js';

test.each([
  ['8.8.8.8', true],
  ['2606:4700:4700::1111', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['ff02::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['no address', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

describe('an agent for public addresses only', () => {
  const server = createServer((_, response) => response.end('reached'));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  const reasonOf = async (url: string, lookup: LookupAll) => {
    const dispatcher = publicOnlyAgent({}, lookup);
    try {
      return await fetch(url, { dispatcher }).then(
        (answer) => answer.text(),
        (error: Error) => error.cause,
      );
    } finally {
      await dispatcher.destroy();
    }
  };
  const answering =
    (...answers: string[][]): LookupAll =>
    (_, __, callback) => {
      const addresses = answers.length > 1 ? answers.shift() : answers[0];
      callback(
        null,
        (addresses ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };

  test.each(['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]'])(
    'refuses a private IP address in any notation: %s',
    async (host) => {
      expect(await reasonOf(`http://${host}:${port}/`, answering([]))).toBeInstanceOf(AddressRefused);
    },
  );

  test('refuses a name with any private address', async () => {
    expect(await reasonOf(`http://a.example:${port}/`, answering(['127.0.0.1']))).toBeInstanceOf(AddressRefused);
    expect(await reasonOf(`http://a.example:${port}/`, answering(['8.8.8.8', '10.0.0.1']))).toBeInstanceOf(
      AddressRefused,
    );
  });

  test('checks the address that it connects to, not an earlier one of the name', async () => {
    const rebinding = answering(['8.8.8.8'], ['127.0.0.1']);
    rebinding('a.example', { all: true }, () => {});
    expect(await reasonOf(`http://a.example:${port}/`, rebinding)).toBeInstanceOf(AddressRefused);
  });
});
