import { once } from 'node:events';
import { expect, it } from 'vitest';
import { type ExportedPerson, PERSON_COLUMNS } from '#domain';
import { eventually } from '../../../../../test/support/eventually.js';
import { exportText } from './export-text.js';

const emptyPerson: ExportedPerson = {
  personId: '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21',
  updatedAt: 0,
  name: null,
  firstName: null,
  middleName: null,
  lastName: null,
  prefix: null,
  suffix: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  nickname: null,
  company: null,
  department: null,
  jobTitle: null,
  avatarUrl: null,
  notes: null,
  contactInfo: [],
  addresses: [],
  importantDates: [],
  organizations: [],
  details: [],
  pictures: [],
  labels: [],
};

/** A source without end that counts the items taken and notes when it is closed. */
function endless() {
  const state = { taken: 0, closed: false };
  async function* persons(): AsyncGenerator<ExportedPerson> {
    try {
      for (;;) {
        state.taken += 1;
        yield emptyPerson;
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, persons: persons() };
}

it.each(['vcf', 'csv'] as const)(
  '%s: takes no more persons than are read, and closes the source when the reader stops',
  async (format) => {
    const { state, persons } = endless();
    const text = exportText(format, persons);
    await once(text, 'readable');
    text.read();
    expect(state.taken).toBeLessThan(2_000);

    text.destroy();
    await once(text, 'close');
    await eventually(() => expect(state.closed).toBe(true));
  },
);

it.each(['vcf', 'csv'] as const)('%s: fails when the source fails, instead of ending early', async (format) => {
  async function* failing(): AsyncGenerator<ExportedPerson> {
    yield emptyPerson;
    throw new Error('The database is unreachable');
  }
  await expect(exportText(format, failing()).toArray()).rejects.toThrow('The database is unreachable');
});

it('a cell that a spreadsheet would evaluate is text, and a cell with any line break is in quotes', async () => {
  async function* one(): AsyncGenerator<ExportedPerson> {
    yield {
      ...emptyPerson,
      name: '=HYPERLINK("http://x")',
      firstName: 'a\nb',
      middleName: 'a\rb',
      company: '+1',
      jobTitle: '@a',
      notes: '-1, "quoted"\nline',
    };
  }
  const [header, row] = (await exportText('csv', one()).toArray()).join('').split('\r\n');
  expect(header).toBe(PERSON_COLUMNS.join());
  expect(row).toBe(
    `${emptyPerson.personId}," =HYPERLINK(""http://x"")","a\nb","a\rb",,,+1," @a",,,,,,,,,,," -1, ""quoted""\nline",,1970-01-01T00:00:00.000Z${','.repeat(15)}`,
  );
});
