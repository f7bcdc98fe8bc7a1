import { expect } from 'vitest';
import type { Database } from '#store';
import { SyncHarness } from '../sync-harness.js';
import type { Handle, ProviderAccount } from './snapshot-provider.js';

const NAMES = ['Ada', 'Ben', 'Cleo', 'Dov', 'Elif', 'Fay', 'Guo'];

/** An account with seven contacts in its first book, and the edits that were made to it since. */
export class SyncScenario {
  readonly #handles = new Map<string, Handle>();

  private constructor(
    readonly harness: SyncHarness,
    readonly account: ProviderAccount,
  ) {}

  static async begin(database: Database, account: ProviderAccount): Promise<SyncScenario> {
    const scenario = new SyncScenario(await new SyncHarness(database, account).connect(), account);
    for (const name of NAMES) await scenario.add(name);
    return scenario;
  }

  readonly handle = (name: string): Handle => {
    const handle = this.#handles.get(name);
    if (handle === undefined) throw new Error(`There is no contact ${name}`);
    return handle;
  };

  readonly add = async (name: string, book = this.account.books[0]): Promise<void> => {
    this.#handles.set(name, await this.account.add(book, name));
  };

  readonly rename = async (from: string, to: string): Promise<void> => {
    await this.account.rename(this.handle(from), to);
    this.#handles.set(to, this.handle(from));
    this.#handles.delete(from);
  };

  readonly remove = async (name: string): Promise<void> => {
    await this.account.remove(this.handle(name));
    this.#handles.delete(name);
  };

  /** The provider removed the contact. */
  readonly forget = (name: string): void => {
    this.#handles.delete(name);
  };

  /** The names of all contacts of the account, sorted. */
  readonly expectedNames = (): string[] => [...this.#handles.keys()].sort();

  readonly expectLogComplete = async (): Promise<void> => {
    expect(namesInLog(this.harness, this.account)).toEqual(this.expectedNames());
  };
}

/** The names of all contacts as a reader of the log has them, sorted. */
export function namesInLog(harness: SyncHarness, account: ProviderAccount): string[] {
  const contacts = harness.current.filter(({ kind }) => kind !== 'group');
  return contacts.map(({ payload }) => account.nameIn(payload)).sort();
}
