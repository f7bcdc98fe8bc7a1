import { describe, expect, test } from 'vitest';
import { TrustedSite } from '../http/trusted-site.js';
import { parseServerAddress, type ServiceRecords, startingPoints } from './server-address.js';

type Srv = { name: string; port: number; priority: number; weight: number };

/** A DNS that knows these records and no others. */
function dnsWith(srv: Record<string, Srv[]> = {}, txt: Record<string, string[][]> = {}): ServiceRecords {
  const known = <T>(records: Record<string, T>, name: string): Promise<T> => {
    const record = records[name];
    return record === undefined ? Promise.reject(new Error(`queryA ENOTFOUND ${name}`)) : Promise.resolve(record);
  };
  return { resolveSrv: (name) => known(srv, name), resolveTxt: (name) => known(txt, name) };
}

async function startsOf(server: string, records = dnsWith(), allowPlainHttp = false): Promise<string[]> {
  const address = parseServerAddress(server);
  const site = new TrustedSite(address.home, allowPlainHttp);
  return (await startingPoints(address, site, records)).map(({ href }) => href);
}

const host = (name: string, port = 443, priority = 0, weight = 0): Srv => ({ name, port, priority, weight });

describe('discovery begins', () => {
  test('at the URL, then at the well-known URL of its host, then at the root', async () => {
    expect(await startsOf('https://a.example/dav/ada/')).toEqual([
      'https://a.example/dav/ada/',
      'https://a.example/.well-known/carddav',
      'https://a.example/',
    ]);
  });

  test('for an e-mail address at the hosts of its service records, best first, with their path', async () => {
    const records = dnsWith(
      {
        '_carddavs._tcp.a.example': [
          host('b.a.example', 8443, 20),
          host('c.a.example', 443, 10, 1),
          host('d.a.example', 443, 10, 5),
        ],
      },
      { '_carddavs._tcp.a.example': [['path=/da', 'v/']] },
    );
    expect(await startsOf('ada@a.example', records)).toEqual([
      'https://d.a.example/dav/',
      'https://c.a.example/dav/',
      'https://b.a.example:8443/dav/',
      'https://a.example/.well-known/carddav',
      'https://a.example/',
    ]);
  });

  test('without service records at the well-known URL of the domain', async () => {
    const well = ['https://a.example/.well-known/carddav', 'https://a.example/'];
    expect(await startsOf('ada@a.example')).toEqual(well);
    expect(await startsOf('a.example')).toEqual(well);
  });

  test('never at a host of another domain, even if a service record has it', async () => {
    const records = dnsWith({ '_carddavs._tcp.a.example': [host('evil.example'), host('.'), host('dav.a.example')] });
    expect((await startsOf('ada@a.example', records))[0]).toBe('https://dav.a.example/.well-known/carddav');
  });

  test('at a service without TLS only where that is allowed', async () => {
    const records = dnsWith({ '_carddav._tcp.a.example': [host('dav.a.example', 80)] });
    expect((await startsOf('ada@a.example', records))[0]).toBe('https://a.example/.well-known/carddav');
    expect((await startsOf('ada@a.example', records, true))[0]).toBe('http://dav.a.example/.well-known/carddav');
  });
});

test.each(['', '@', 'https://', 'https://ada:secret@a.example/', 'not a host'])(
  '"%s" is no server address',
  (server) => {
    expect(() => parseServerAddress(server)).toThrow(expect.objectContaining({ code: 'NO_ADDRESS_BOOK' }));
  },
);
