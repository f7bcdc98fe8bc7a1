import type { AccountSource, KnownRecord, Page, SourceStream } from '#connector-kit';
import type { SourceRecord } from '#domain';
import type { CarddavServer, CarddavUser } from './carddav.js';
import { openCarddav, pagesOf } from './carddav-source.js';

export interface Reading {
  readonly records: readonly SourceRecord[];
  readonly rejected: Page['rejected'];
  readonly unchanged: string[];
  readonly cursor: string | null;
  /** The records in the log afterwards. */
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** The number of requests, without those of discovery. */
  readonly requests: number;
}

/** Reads one book of a server through the connector. */
export class BookReader {
  constructor(
    private readonly server: CarddavServer,
    private readonly owner: CarddavUser,
    readonly path: string,
  ) {}

  readonly read = async (
    cursor: string | null,
    known: ReadonlyMap<string, KnownRecord> = new Map(),
    region?: string,
  ): Promise<Reading> => {
    const stream = await this.#stream(region);
    const before = this.server.proxy.requests.length;
    const pages = await pagesOf(stream, cursor, known);
    const records = pages.flatMap((page) => page.records);
    const after = new Map(known);
    for (const record of records) {
      if (record.present) after.set(record.locator, { kind: record.kind, tag: record.tag ?? '' });
      else after.delete(record.locator);
    }
    return {
      records,
      rejected: pages.flatMap(({ rejected }) => rejected ?? []),
      unchanged: pages.flatMap(({ unchanged = [] }) => unchanged.map(({ locator }) => locator)),
      cursor: pages.at(-1)?.nextCursor ?? null,
      known: after,
      requests: this.server.proxy.requests.length - before,
    };
  };

  readonly fetch = async (locator: string, tag: string | null): Promise<SourceRecord | undefined> => {
    return (await this.#source()).recordFetcher?.fetch(locator, tag);
  };

  async #stream(region?: string): Promise<SourceStream | undefined> {
    return (await (await this.#source(region)).streams()).streams.find(({ name }) => name === this.path);
  }

  async #source(region?: string): Promise<AccountSource> {
    const { credentials } = this.owner;
    const source = await openCarddav({ credentials, settings: { server: this.server.url }, ...(region && { region }) });
    await source.credentials.check();
    return source;
  }
}
