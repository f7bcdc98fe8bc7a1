import { promises as dns } from 'node:dns';
import { Agent } from 'undici';
import { z } from 'zod';
import { Retry } from '#connector-kit';
import type { Message, RawContactMessage, RawGroupMessage } from '#contracts';
import type { ExportedPerson } from '#domain';
import { CarddavConnector } from '../../apps/carddav-ingester/carddav.sync.js';
import { PersonExportReader } from '../../apps/control-api/features/persons/export/person-export.reader.js';
import { SyncHarness } from '../../libs/connector-kit/testing/contract/index.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { CarddavServer, type CarddavUser } from '../support/servers/carddav.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

interface Outcome {
  /** The card as the connector received it. */
  readonly served: string;
  readonly person: ExportedPerson;
  /** The error of Radicale if it refused the card. */
  readonly refusal: string | null;
}

/** Stored in Radicale in place of a card that it refuses. The proxy exchanges it for the card, as other servers would store that. */
const STAND_IN = 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:stand-in\r\nFN:Stand-in\r\nEND:VCARD\r\n';

/** Sends one card at a time through a real Radicale to a person. */
export class RadicaleRoundTrip {
  readonly #dispatcher = new Agent();

  private constructor(
    private readonly fold: FoldHarness,
    private readonly server: CarddavServer,
  ) {}

  static async open(testEnv: TestEnvironment): Promise<RadicaleRoundTrip> {
    return new RadicaleRoundTrip(await FoldHarness.over(testEnv), await CarddavServer.start('radicale'));
  }

  /** Each card has an address book and an empty database of its own. */
  async send(card: string, accountId: string): Promise<Outcome> {
    const { fold, server } = this;
    await fold.clear();
    const user = server.newUser();
    const refusal = await this.#upload(user, card);
    const secrets: Readonly<Record<string, string>> = user.credentials;
    const vault = { get: async (_: string, name: string) => secrets[name] };
    const connector = new CarddavConnector({
      vault,
      retry: new Retry({ logger: silent }),
      dispatcher: this.#dispatcher,
      records: dns,
    });
    const settings = { server: server.url + user.root.slice(1) };
    const syncs = await new SyncHarness(fold.database, { connector, settings, accountId }).connect();
    await syncs.sync('INCREMENTAL');
    fold.appendRecords(
      syncs.log.sent.flatMap(({ key, message }) => (isContact(message) ? [{ key, message }] : [])),
      syncs.log.sent.flatMap(({ key, message }) => (isGroup(message) ? [{ key, message }] : [])),
    );
    await fold.catchUp();
    const [record] = syncs.sent.filter(({ kind }) => kind === 'contact');
    const { vcard: served } = z.object({ vcard: z.string() }).parse(JSON.parse(record?.payload ?? '{}'));
    for await (const person of new PersonExportReader(fold.database).persons('')) {
      return { person, served, refusal };
    }
    throw new Error(`The card of ${user.root} made no person`);
  }

  /** Uploads a whole book: Radicale then gives a UID to cards without one. */
  async #upload(user: CarddavUser, card: string): Promise<string | null> {
    this.server.proxy.disguise(undefined);
    try {
      await user.fillBook('contacts', [card]);
      return null;
    } catch (error) {
      await user.fillBook('contacts', [STAND_IN]);
      this.server.proxy.disguise(card);
      return error instanceof Error ? error.message : String(error);
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
    await this.server.close();
    await this.fold.end();
  }
}

const isContact = (message: Message): message is RawContactMessage => message.type === 'RawContact';
const isGroup = (message: Message): message is RawGroupMessage => message.type === 'RawGroup';
