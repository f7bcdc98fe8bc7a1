import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DatasetError } from './labelled.js';

export type Row = Readonly<Record<string, string>>;

const rows = z.array(z.record(z.string(), z.string()));

/** The rows of a file whose first line names the columns. @throws DatasetError when a needed column is missing. */
export function csvRows(path: string, needed: readonly string[]): Row[] {
  const read = rows.parse(parse(readFileSync(path), { columns: true, trim: true, bom: true, skip_empty_lines: true }));
  const missing = needed.filter((column) => !(column in (read[0] ?? {})));
  if (missing.length > 0)
    throw new DatasetError(`${path} has no column ${missing.join(', ')}; give a file of this set.`);
  return read;
}
