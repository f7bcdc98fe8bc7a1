import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';

const CHUNK_BYTES = 256 << 10;
const ABANDONED_MS = 86_400_000;

/**
 * Uploaded files in Postgres, where every replica of the file ingester finds them. One chunk is in memory at a time. The last two
 * files of an account are kept: a run may still read the older one.
 */
@Injectable()
export class UploadStore {
  constructor(private readonly database: Database) {}

  /** After an error the stored part of the file is deleted. @throws ApiError TOO_LARGE, INVALID for an empty file */
  async store(
    instanceId: string,
    file: Readable,
    { maxBytes, encoding }: { readonly maxBytes: number; readonly encoding: string | null },
  ): Promise<void> {
    const id = await this.#begin(instanceId, encoding);
    try {
      await this.#complete(instanceId, id, await this.#chunks(id, file, maxBytes));
    } catch (error) {
      await this.database.query('delete from sync.uploads where id = $1', [id]);
      throw error;
    }
  }

  async #begin(instanceId: string, encoding: string | null): Promise<string> {
    const id = randomUUID();
    const now = Date.now();
    await this.database.query(
      'delete from sync.uploads where instance_id = $1 and completed_at is null and started_at < $2',
      [instanceId, new Date(now - ABANDONED_MS)],
    );
    await this.database.query(
      'insert into sync.uploads (id, instance_id, started_at, encoding) values ($1, $2, $3, $4)',
      [id, instanceId, new Date(now), encoding],
    );
    return id;
  }

  async #chunks(id: string, file: Readable, maxBytes: number): Promise<{ chunks: number; bytes: number }> {
    let [chunks, bytes] = [0, 0];
    for await (const content of inChunks(file)) {
      bytes += content.length;
      if (bytes > maxBytes)
        throw new ApiError('TOO_LARGE', `A file may have at most ${maxBytes} bytes.`, { field: 'body' });
      await this.database.query('insert into sync.upload_chunks (upload_id, position, content) values ($1, $2, $3)', [
        id,
        chunks,
        content,
      ]);
      chunks += 1;
    }
    if (bytes === 0)
      throw new ApiError('INVALID', 'The file is empty. Send a .vcf file as the body.', { field: 'body' });
    return { chunks, bytes };
  }

  async #complete(instanceId: string, id: string, size: { chunks: number; bytes: number }): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.execute('update sync.uploads set chunks = $2, bytes = $3, completed_at = $4 where id = $1', [
        id,
        size.chunks,
        size.bytes,
        new Date(),
      ]);
      await tx.execute(
        `delete from sync.uploads where id in (
           select id from sync.uploads where instance_id = $1 and completed_at is not null order by completed_at desc, id offset 2)`,
        [instanceId],
      );
    });
  }
}

/** Joins small pieces to chunks. Does not destroy the stream of a refused file, so that its sender receives the answer. */
async function* inChunks(file: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  const pieces: AsyncIterable<Buffer> = file.iterator({ destroyOnReturn: false });
  for await (const part of pieces) {
    parts.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.concat(parts);
    [parts, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(parts);
}
