import { randomUUID } from 'node:crypto';
import { promises as dns } from 'node:dns';
import fc from 'fast-check';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Retry } from '#connector-kit';
import { normaliseVcardContact } from '#domain';
import { CarddavConnector } from '../../apps/carddav-ingester/carddav.sync.js';
import { SyncHarness } from '../../libs/connector-kit/testing/contract/index.js';
import { AccountInFold, hashOf, type SyncStep, syncSteps } from '../support/fold/account-in-fold.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { CarddavServer, type CarddavUser, carddavKinds } from '../support/servers/carddav.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const BOOKS = ['friends', 'family', 'club'] as const;
const RUNS = { radicale: 12, xandikos: 12 };

type Step =
  | { readonly do: 'write'; readonly book: number; readonly who: number; readonly version: number }
  | { readonly do: 'write-many'; readonly book: number; readonly from: number; readonly version: number }
  | { readonly do: 'remove' | 'remove-many'; readonly book: number; readonly who: number }
  | { readonly do: 'group'; readonly book: number; readonly which: number; readonly members: readonly number[] }
  | { readonly do: 'remove-book'; readonly book: number }
  | { readonly do: 'expire' }
  | { readonly do: 'fault'; readonly answer: 401 | 403 | 429 | 500 | 'drop'; readonly times: number }
  | SyncStep;

const book = fc.integer({ min: 0, max: BOOKS.length - 1 });
const who = fc.integer({ min: 1, max: 12 });
const version = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), book, who, version }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write-many' as const), book, from: who, version }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'remove-many' as const), book, who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      book,
      which: fc.integer({ min: 1, max: 2 }),
      members: fc.uniqueArray(who, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove-book' as const), book }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      answer: fc.constantFrom(401 as const, 403 as const, 429 as const, 500 as const, 'drop' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 6, arbitrary: syncSteps(40) },
);

let fold: FoldHarness;
const dispatcher = new Agent();

beforeAll(async () => {
  fold = await FoldHarness.open();
});
afterAll(async () => {
  await dispatcher.destroy();
  await fold?.close();
});

/** One account of the server, and its records in the log and the read model. */
class AccountScenario {
  /** Files by the path of their book. */
  readonly #books = new Map<string, Set<string>>();

  private constructor(
    private readonly server: CarddavServer,
    private readonly user: CarddavUser,
    readonly account: AccountInFold,
  ) {}

  static async begin(server: CarddavServer): Promise<AccountScenario> {
    await fold.clear();
    const user = server.newUser();
    const secrets: Readonly<Record<string, string>> = user.credentials;
    const vault = { get: async (_: string, name: string) => secrets[name] };
    const retry = new Retry({ logger: silent, wait: async () => {} });
    const connector = new CarddavConnector({ vault, retry, dispatcher, records: dns });
    const settings = { server: server.url + user.root.slice(1) };
    const harness = await new SyncHarness(fold.database, { connector, settings, accountId: randomUUID() }).connect();
    return new AccountScenario(server, user, new AccountInFold(fold, harness));
  }

  async apply(step: Step): Promise<void> {
    const { proxy } = this.server;
    switch (step.do) {
      case 'write':
        return this.#write(step.book, `c${step.who}.vcf`, contactCard(step.book, step.who, step.version));
      case 'write-many':
        for (let id = step.from; id < step.from + 12; id++) {
          await this.#write(step.book, `c${id}.vcf`, contactCard(step.book, id, step.version));
        }
        return;
      case 'remove':
        return this.#remove(step.book, `c${step.who}.vcf`);
      case 'remove-many':
        for (let id = step.who; id < step.who + 12; id++) await this.#remove(step.book, `c${id}.vcf`);
        return;
      case 'group':
        return this.#write(step.book, `g${step.which}.vcf`, groupCard(step.book, step.which, step.members));
      case 'remove-book':
        return this.#removeBook(step.book);
      case 'expire':
        return proxy.expireTokens();
      case 'fault': {
        const answer = step.answer === 'drop' ? step.answer : { status: step.answer };
        return void proxy.inject({ times: step.times, answer });
      }
      case 'sync':
        return this.account.sync(step);
      default:
        return step satisfies never;
    }
  }

  /** Ends all faults and syncs; a run that awaits approval is approved. */
  async syncWithoutFaults(mode: 'FULL' | 'INCREMENTAL'): Promise<void> {
    this.server.proxy.calm();
    await this.account.sync({ do: 'sync', mode, crashAt: 0, decision: 'approve' });
    expect(await this.account.contacts()).toEqual(await this.expectedContacts());
  }

  /** The hashes of the canonical contacts on the server, read one by one, by external id. */
  async expectedContacts(): Promise<Map<string, string>> {
    const entries: [string, string][] = [];
    for (const [path, files] of this.#books) {
      const cards = new Map<string, string>();
      for (const file of files) cards.set(file, await this.user.get(path, file));
      const groups = [...cards].filter(([file]) => file.startsWith('g'));
      for (const [file, vcard] of cards) {
        if (file.startsWith('g')) continue;
        const uid = /UID:(.*?)\r?\n/.exec(vcard)?.[1];
        const own = groups
          .filter(([, text]) => text.includes(`MEMBER:urn:uuid:${uid}\r`))
          .map(([group]) => path + group);
        entries.push([path + file, hashOf(normaliseVcardContact({ vcard, groups: own.sort() }, { region: null }))]);
      }
    }
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async #write(book: number, file: string, card: string): Promise<void> {
    const path = await this.#path(book);
    await this.user.put(path, file, card);
    this.#books.get(path)?.add(file);
  }

  async #remove(book: number, file: string): Promise<void> {
    for (const [path, files] of this.#books) {
      if (path.includes(`/${BOOKS[book]}/`) && files.delete(file)) await this.user.remove(path, file);
    }
  }

  async #removeBook(book: number): Promise<void> {
    for (const path of this.#books.keys()) {
      if (!path.includes(`/${BOOKS[book]}/`)) continue;
      await this.user.removeBook(path);
      this.#books.delete(path);
    }
  }

  async #path(book: number): Promise<string> {
    const name = BOOKS[book] ?? '';
    const known = [...this.#books.keys()].find((path) => path.includes(`/${name}/`));
    if (known !== undefined) return known;
    const path = await this.user.makeBook(name);
    this.#books.set(path, new Set());
    return path;
  }
}

function contactCard(book: number, id: number, version: number): string {
  const lines = [`EMAIL:friend${id}@example.org`, `TEL;TYPE=cell:+49 30 ${900_000 + version}`];
  if (version > 2) lines.push(`CATEGORIES:Kind ${version}`);
  return vcard(`uid-${book}-${id}`, `Friend ${id};Family ${version}`, lines);
}

function groupCard(book: number, id: number, members: readonly number[]): string {
  const lines = members.map((member) => `MEMBER:urn:uuid:uid-${book}-${member}`);
  return vcard(`group-${book}-${id}`, `Group ${id};`, ['KIND:group', ...lines]);
}

function vcard(uid: string, name: string, lines: readonly string[]): string {
  const own = ['BEGIN:VCARD', 'VERSION:4.0', `UID:${uid}`, `FN:${name.replace(';', ' ').trim()}`, `N:${name};;;`];
  return `${[...own, ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}

describe.each(carddavKinds)('after any sequence of edits, faults, crashes and syncs with %s', (kind) => {
  let server: CarddavServer;
  beforeAll(async () => {
    server = await CarddavServer.start(kind);
  });
  afterAll(() => server?.close());

  test('the read model equals the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const scenario = await AccountScenario.begin(server);
        for (const one of steps) await scenario.apply(one);
        await scenario.apply({ do: 'write', book: 0, who: 1, version: 1 });
        await scenario.syncWithoutFaults('INCREMENTAL');
        await scenario.syncWithoutFaults('FULL');
        await scenario.apply({ do: 'write', book: 0, who: 2, version: 1 });
        await scenario.apply({ do: 'remove', book: 0, who: 1 });
        await scenario.syncWithoutFaults('INCREMENTAL');
      }),
      { numRuns: RUNS[kind], seed: 20_261_120, endOnFailure: true },
    );
  }, 600_000);
});
