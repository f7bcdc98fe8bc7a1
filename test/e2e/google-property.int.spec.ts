import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contact } from '#contracts';
import { normaliseGoogleContact } from '#domain';
import { SyncHarness } from '../../libs/connector-kit/testing/contract/index.js';
import { AccountInFold, hashOf, type SyncStep, syncSteps } from '../support/fold/account-in-fold.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { GoogleContractHarness } from './google-contract.harness.js';

let fold: FoldHarness;
let google: GoogleContractHarness;

beforeAll(async () => {
  fold = await FoldHarness.open();
  google = await GoogleContractHarness.open();
});
afterAll(async () => {
  await google?.close();
  await fold?.close();
});

type Step =
  | { readonly do: 'write'; readonly book: 'people' | 'other-contacts'; readonly who: number; readonly version: number }
  | { readonly do: 'remove'; readonly book: 'people' | 'other-contacts'; readonly who: number }
  | { readonly do: 'rename'; readonly who: number }
  | { readonly do: 'write-many'; readonly from: number; readonly version: number }
  | { readonly do: 'remove-many'; readonly from: number }
  | { readonly do: 'group'; readonly which: number; readonly version: number | null }
  | { readonly do: 'touch' }
  /** Writes a field that is not read. */
  | { readonly do: 'relate'; readonly who: number; readonly version: number }
  | { readonly do: 'expire'; readonly http: 400 | 410; readonly withReason: boolean }
  | { readonly do: 'shorten'; readonly keep: number }
  | { readonly do: 'fault'; readonly kind: 401 | 429 | 500 | 'drop'; readonly times: number }
  | SyncStep;

const who = fc.integer({ min: 1, max: 40 });
const version = fc.integer({ min: 0, max: 6 });
const book = fc.constantFrom('people' as const, 'other-contacts' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), book, who, version }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), book, who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write-many' as const), from: who, version }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove-many' as const), from: who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      which: fc.integer({ min: 1, max: 3 }),
      version: fc.option(version),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('touch' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('relate' as const), who, version }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('expire' as const),
      http: fc.constantFrom(400 as const, 410 as const),
      withReason: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('shorten' as const), keep: fc.integer({ min: 0, max: 20 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom(401 as const, 429 as const, 500 as const, 'drop' as const),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 6, arbitrary: syncSteps(45) },
);

/** One account of the sandbox, and its records in the log and the read model. */
class AccountScenario {
  private constructor(
    private readonly name: string,
    readonly account: AccountInFold,
  ) {}

  static async begin(): Promise<AccountScenario> {
    await fold.clear();
    const account = await google.openAccount();
    const harness = await new SyncHarness(fold.database, account).connect();
    return new AccountScenario(account.name, new AccountInFold(fold, harness));
  }

  async apply(step: Step): Promise<void> {
    switch (step.do) {
      case 'write':
        return this.#admin('PUT', `${step.book}/c${step.who}`, person(step.who, step.version));
      case 'remove':
        return this.#mayFail('DELETE', `${step.book}/c${step.who}`);
      case 'rename':
        return this.#mayFail('POST', `people/c${step.who}/rename`, { to: `c${step.who + 100}` });
      case 'write-many':
        return this.#forMany(step.from, (id) => this.#admin('PUT', `people/c${id}`, person(id, step.version)));
      case 'remove-many':
        return this.#forMany(step.from, (id) => this.#mayFail('DELETE', `people/c${id}`));
      case 'group':
        return step.version === null
          ? this.#mayFail('DELETE', `groups/${step.which}`)
          : this.#admin('PUT', `groups/${step.which}`, { name: `Group ${step.version}` });
      case 'touch':
        return this.#admin('POST', 'touch');
      case 'relate':
        return this.#admin('PUT', `people/c${step.who}`, { relations: [{ person: `Kin ${step.version}` }] });
      case 'expire':
        return this.#admin('POST', 'tokens/expire', { kind: 'sync', http: step.http, withReason: step.withReason });
      case 'shorten':
        return this.#admin('POST', 'shorten', { keep: step.keep });
      case 'fault':
        return google.admin('POST', 'faults', { kind: step.kind, times: step.times });
      case 'sync':
        return this.account.sync(step);
      default:
        return step satisfies never;
    }
  }

  /** Ends all faults and syncs; a run that awaits approval is approved. */
  async syncWithoutFaults(mode: 'FULL' | 'INCREMENTAL'): Promise<void> {
    await google.admin('DELETE', 'faults');
    await this.#admin('POST', 'shorten', { keep: 100_000 });
    await this.account.sync({ do: 'sync', mode, crashAt: 0, decision: 'approve' });
  }

  async expectReadModelComplete(): Promise<void> {
    expect(await this.account.contacts()).toEqual(await this.expectedContacts());
    expect(await this.labels()).toEqual(await this.groups());
  }

  /** The hashes of the canonical contacts in the sandbox, by external id. */
  async expectedContacts(): Promise<Map<string, string>> {
    const { people } = await this.#admin<{ people: Person[] }>('GET', 'people?limit=1000');
    const others = await this.#admin<{ people: Person[] }>('GET', 'other-contacts');
    const entries = [
      ...people.map((one) => [sourceId(one), hashOf(canonical(one))] as const),
      ...others.people.map((one) => [`otherContacts/${sourceId(one)}`, hashOf(canonical(one))] as const),
    ];
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async labels(): Promise<string[]> {
    const rows = await fold.database.query<{ name: string }>(
      "select name from crm.labels where not deleted and name like 'Group %' order by 1",
    );
    return rows.map(({ name }) => name);
  }

  async groups(): Promise<string[]> {
    const { groups } = await this.#admin<{ groups: { name: string }[] }>('GET', 'groups');
    return groups
      .map(({ name }) => name)
      .filter((name) => name.startsWith('Group '))
      .sort();
  }

  async #forMany(from: number, act: (id: number) => Promise<void>): Promise<void> {
    for (let id = from; id < from + 25; id++) await act(id);
  }

  async #mayFail(method: string, path: string, body?: object): Promise<void> {
    await this.#admin(method, path, body).catch(() => {});
  }

  #admin<T = void>(method: string, path: string, body?: object): Promise<T> {
    return google.admin<T>(method, `accounts/${this.name}/${path}`, body);
  }
}

interface Person {
  readonly metadata: { readonly sources: readonly { readonly id: string }[] };
}

function person(id: number, version: number): object {
  return {
    names: [{ givenName: `Friend ${id}`, familyName: `Family ${version}` }],
    emailAddresses: [{ value: `friend${id}@example.org` }],
    phoneNumbers: [{ value: `+49 30 ${900_000 + version}` }],
  };
}

function sourceId({ metadata }: Person): string {
  return metadata.sources[0]?.id ?? '';
}

function canonical(one: Person): Contact {
  return normaliseGoogleContact(one, { region: null });
}

const RUNS = 15;

test('after any sequence of edits, faults, crashes and syncs, the read model equals the account', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const scenario = await AccountScenario.begin();
      for (const one of steps) await scenario.apply(one);
      await scenario.syncWithoutFaults('FULL');
      await scenario.syncWithoutFaults('FULL');
      await scenario.expectReadModelComplete();
      for (const change of ['write', 'remove'] as const) {
        await scenario.apply({ do: change, book: 'people', who: 1, version: 1 });
        await scenario.syncWithoutFaults('INCREMENTAL');
        await scenario.expectReadModelComplete();
      }
    }),
    { numRuns: RUNS, seed: 20_261_120, endOnFailure: true },
  );
}, 600_000);
