import { expect } from 'vitest';
import type { Database } from '#store';
import type { ContractAccount, Handle } from './harness.js';
import { Scene } from './scene.js';

const NAMES = ['Ada', 'Ben', 'Cleo', 'Dov', 'Elif', 'Fay', 'Guo'];

/** An account with seven contacts in its first book, and what its owner did with them since. */
export class ContractPlay {
  readonly #handles = new Map<string, Handle>();

  private constructor(
    readonly scene: Scene,
    readonly account: ContractAccount,
  ) {}

  static async begin(database: Database, account: ContractAccount): Promise<ContractPlay> {
    const play = new ContractPlay(await new Scene(database, account).connect(), account);
    for (const name of NAMES) await play.add(name);
    return play;
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

  /** The contact went by itself. */
  readonly forget = (name: string): void => {
    this.#handles.delete(name);
  };

  /** The names of all contacts, sorted. */
  readonly truth = (): string[] => [...this.#handles.keys()].sort();

  readonly expectTruth = async (): Promise<void> => {
    expect(believedNames(this.scene, this.account)).toEqual(this.truth());
  };
}

export function believedNames(scene: Scene, account: ContractAccount): string[] {
  const contacts = scene.believed.filter(({ kind }) => kind !== 'group');
  return contacts.map(({ payload }) => account.nameIn(payload)).sort();
}
