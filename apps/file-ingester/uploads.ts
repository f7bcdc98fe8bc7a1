import { SourceError } from '#connector-kit';
import type { Database } from '#store';

/** A completed upload. */
export interface Upload {
  readonly id: string;
  readonly chunks: number;
  /** As its owner said; a label of https://encoding.spec.whatwg.org/#names-and-labels. */
  readonly encoding: string | null;
}

/** The uploads of the control API (sync.uploads). Read only. */
export class Uploads {
  constructor(private readonly database: Database) {}

  /** The latest upload of an account. */
  async latest(accountId: string): Promise<Upload | undefined> {
    const [upload] = await this.database.query<Upload>(
      `select id, chunks, encoding from sync.uploads where instance_id = $1 and completed_at is not null
       order by completed_at desc, id limit 1`,
      [accountId],
    );
    return upload;
  }

  /** @throws SourceError UNAVAILABLE if newer uploads have replaced it: it must not end early */
  async *bytes({ id, chunks }: Pick<Upload, 'id' | 'chunks'>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for (let position = 0; position < chunks; position++) {
      signal.throwIfAborted();
      const [chunk] = await this.database.query<{ content: Buffer }>(
        'select content from sync.upload_chunks where upload_id = $1 and position = $2',
        [id, position],
      );
      if (!chunk) throw new SourceError('UNAVAILABLE');
      yield chunk.content;
    }
  }
}
