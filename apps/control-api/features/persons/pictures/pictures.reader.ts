import { Injectable } from '@nestjs/common';
import { Database } from '#store';

export interface StoredPicture {
  readonly mediaType: string;
  readonly body: Buffer;
}

@Injectable()
export class PicturesReader {
  constructor(private readonly database: Database) {}

  /** `hash`: SHA-256 in hexadecimal. undefined: no card ever contained such a picture. */
  async picture(hash: string): Promise<StoredPicture | undefined> {
    const [row] = await this.database.query<StoredPicture>(
      'select media_type as "mediaType", body from identity.pictures where hash = $1',
      [hash],
    );
    return row;
  }
}
