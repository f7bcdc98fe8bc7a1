import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { normaliseVcardContact, normaliseVcardGroup } from '#domain';
import { Database } from '#store';
import { UploadStore } from '../../apps/control-api/features/accounts/uploads/upload-store.js';
import { FileConnector } from '../../apps/file-ingester/file.sync.js';
import { Uploads } from '../../apps/file-ingester/uploads.js';
import type { ProviderAccount, SnapshotProvider } from '../../libs/connector-kit/testing/contract/index.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';

const LIMIT = 64 << 20;
const UNREADABLE = 2 << 20;

/** Address books that are uploaded as a file before each run if they have changed. */
export class FileContractHarness implements SnapshotProvider {
  private constructor(
    private readonly testEnv: TestEnvironment,
    private readonly database: Database,
  ) {}

  static async open(): Promise<FileContractHarness> {
    const testEnv = await openTestEnvironment();
    const url = `${testEnv.databaseUrl}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
    return new FileContractHarness(testEnv, await Database.open({ url, applicationName: 'file-contract' }));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.testEnv.close();
  }

  async openAccount(): Promise<ProviderAccount> {
    const accountId = randomUUID();
    await this.database.query(
      `insert into sync.instances (id, provider, name, state, state_since, created_at)
       values ($1, 'file', 'Spec', 'connected', now(), now())`,
      [accountId],
    );
    const book = new UploadedBook(new UploadStore(this.database), accountId);
    const connector = new FileConnector(new Uploads(this.database));
    return {
      connector: {
        provider: connector.provider,
        open: async (account, signal) => {
          await book.upload();
          return connector.open(account, signal);
        },
      },
      accountId,
      settings: {},
      books: ['file'],
      add: async (_, name) => book.put(`card-${book.made + 1}`, `FN:${name}`),
      rename: async (handle, name) => void book.put(handle, `FN:${name}`),
      touch: async (handle) => void book.put(handle, `REV:${randomUUID()}\r\n${book.lines(handle)}`),
      remove: async (handle) => book.remove(handle),
      expireCursors: async () => book.change(),
      corrupt: {
        // Ben is the second card.
        text: cardOf('card-2', tooMuch).slice(0, 64 << 10),
        act: async (handle) => void book.put(handle, tooMuch),
      },
      addGroup: async (name, members) => {
        const lines = members.map((member) => `MEMBER:${member}`);
        book.put(`group-${name}`, ['KIND:group', `FN:${name}`, ...lines].join('\r\n'));
      },
      nameIn,
    };
  }
}

const tooMuch = `NOTE:${'x'.repeat(UNREADABLE)}`;

function cardOf(uid: string, lines: string): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\n${lines}\r\nEND:VCARD\r\n`;
}

class UploadedBook {
  readonly #cards = new Map<string, string>();
  #isChanged = true;
  made = 0;

  constructor(
    private readonly store: UploadStore,
    private readonly accountId: string,
  ) {}

  lines(uid: string): string {
    return this.#cards.get(uid) ?? '';
  }

  put(uid: string, lines: string): string {
    if (!this.#cards.has(uid)) this.made += 1;
    this.#cards.set(uid, lines);
    this.change();
    return uid;
  }

  remove(uid: string): void {
    this.#cards.delete(uid);
    this.change();
  }

  /** The next upload is a new file, even if its cards are unchanged. */
  change(): void {
    this.#isChanged = true;
  }

  async upload(): Promise<void> {
    if (!this.#isChanged) return;
    const file = [...this.#cards].map(([uid, lines]) => cardOf(uid, lines)).join('');
    await this.store.store(this.accountId, Readable.from(Buffer.from(file)), { maxBytes: LIMIT, encoding: null });
    this.#isChanged = false;
  }
}

function nameIn(payload: string): string {
  const record: unknown = JSON.parse(payload);
  const text = String((record as { vcard?: string }).vcard);
  return /^KIND:group/m.test(text)
    ? normaliseVcardGroup(record).name
    : (normaliseVcardContact(record, { region: null }).displayName ?? '');
}
