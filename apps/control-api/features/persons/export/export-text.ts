import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type ExportedPerson, PERSON_COLUMNS, personRow, writeVcard } from '#domain';
import type { ExportQuery } from './export.schemas.js';

export const MEDIA_TYPES: Readonly<Record<ExportQuery['format'], string>> = {
  vcf: 'text/vcard; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Waits for the first item, so that an error of the database is answered before the stream starts. */
export async function withFirstItem<Item>(items: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await items.next();
  return prepended(first, items);
}

async function* prepended<Item>(first: IteratorResult<Item>, rest: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Writes persons while the text is read. Destroying the stream closes `persons`. */
export function exportText(format: ExportQuery['format'], persons: AsyncIterable<ExportedPerson>): Readable {
  return format === 'vcf' ? Readable.from(vcards(persons), { objectMode: false }) : csv(persons);
}

async function* vcards(persons: AsyncIterable<ExportedPerson>): AsyncGenerator<string> {
  for await (const person of persons) yield writeVcard(person);
}

/** RFC 4180 §2: a cell with a line break of any kind, a comma or a quote is in quotes, and so is one that begins with a space. */
function csv(persons: AsyncIterable<ExportedPerson>): Readable {
  const rows = Readable.from(csvRows(persons));
  const text = stringify({
    header: true,
    columns: [...PERSON_COLUMNS],
    record_delimiter: 'windows',
    quoted_match: /[\r\n]|^ /,
  });
  rows.on('error', (error) => text.destroy(error));
  text.on('close', () => rows.destroy());
  return rows.pipe(text);
}

async function* csvRows(persons: AsyncIterable<ExportedPerson>): AsyncGenerator<readonly string[]> {
  for await (const person of persons) yield personRow(person);
}
