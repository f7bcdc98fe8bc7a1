import { randomUUID } from 'node:crypto';
import { FakeAddressBook, UNREADABLE } from '../fake-address-book.js';
import { type ProviderAccount, type SnapshotProvider, snapshotContract } from './index.js';

const BOOKS = ['home', 'work'] as const;

/** A handle is the book and the id in it. */
function fakeAccount(): ProviderAccount {
  const server = new FakeAddressBook();
  for (const name of BOOKS) server.book(name);
  let ids = 0;
  const places = new Map<string, string>();
  const at = (handle: string) => server.book(places.get(handle) ?? '');
  const contentOf = (handle: string) => at(handle).people.get(handle) ?? '';
  const add = async (book: string, content: string) => {
    const id = `id-${++ids}`;
    places.set(id, book);
    server.book(book).write(id, content);
    return id;
  };
  return {
    connector: server,
    accountId: randomUUID(),
    settings: {},
    books: BOOKS,
    add,
    rename: async (handle, name) => at(handle).write(handle, name),
    touch: async (handle) => at(handle).write(handle, contentOf(handle)),
    remove: async (handle) => at(handle).remove(handle),
    expireCursors: async () => {
      for (const name of BOOKS) server.book(name).expireTokens();
    },
    move: async (handle, book) => {
      const content = contentOf(handle);
      at(handle).remove(handle);
      places.set(handle, book);
      at(handle).write(handle, content);
    },
    removeBook: async (name) => server.removeBook(name),
    corrupt: { text: UNREADABLE, act: async (handle) => at(handle).write(handle, UNREADABLE) },
    addGroup: async (name) => void (await add(BOOKS[0], `group ${name}`)),
    nameIn: (payload) => payload.replace(/^group /, ''),
  };
}

const harness: SnapshotProvider = { openAccount: async () => fakeAccount(), close: async () => {} };

snapshotContract('a provider that exists in memory only', async () => harness, {
  faults: [],
  revokeAccess: false,
  severalBooks: true,
  moves: true,
  booksVanish: true,
  unreadable: true,
  groups: true,
});
