import { SourceError } from '#connector-kit';
import type { Database } from '#store';

/** A file that was uploaded whole. */
export interface Upload {
  readonly id: string;
  readonly chunks: number;
}

/** The files that the control API keeps (sync.uploads). Only read here. */
export class Uploads {
  constructor(private readonly database: Database) {}

  /** The last one of an account. */
  async latest(accountId: string): Promise<Upload | undefined> {
    const [upload] = await this.database.query<Upload>(
      `select id, chunks from sync.uploads where instance_id = $1 and completed_at is not null
       order by completed_at desc, id limit 1`,
      [accountId],
    );
    return upload;
  }

  /** Throws SourceTrouble UNAVAILABLE when two newer files have taken its place meanwhile: it must not end early. */
  async *bytes({ id, chunks }: Upload, signal: AbortSignal): AsyncGenerator<Uint8Array> {
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
