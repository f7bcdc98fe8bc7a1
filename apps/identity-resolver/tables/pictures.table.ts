import type { Picture } from '#domain';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'identity.pictures',
  columns: { hash: 'text', media_type: 'text', body: 'bytea' },
  key: ['hash'],
});

/** A picture that is stored already stays as it is: its hash names its content. */
export async function storePictures(tx: Tx, pictures: readonly Picture[]): Promise<void> {
  const distinct = new Map(pictures.map((picture) => [picture.hash, picture]));
  const rows = [...distinct.values()].map(({ hash, mediaType, body }) => {
    return { hash, media_type: mediaType, body: Buffer.from(body) };
  });
  await table.insertMissing(tx, rows);
}
