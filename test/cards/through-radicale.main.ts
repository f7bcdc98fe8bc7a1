import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { cardsOf } from '../../apps/file-ingester/read-cards.js';
import { createTestEnvironment } from '../support/create-test-environment.js';
import { dropDatabase } from '../support/databases.js';
import { startTestServers } from '../support/servers/test-servers.js';
import { type CardRow, cardTable } from './card-table.js';
import { RadicaleRoundTrip } from './radicale-round-trip.js';

/**
 * Sends every card of the .vcf files in a folder through a real Radicale, the connector, the resolver and the projector. Prints every
 * value of the card, with the field of the person that has it.
 */
const [folder = process.env.KITH_VCARD_SAMPLES] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of .vcf files: npm run cards:radicale -- <folder>');

const servers = await startTestServers(process.env);
const templateDatabase = `cards_template_${process.pid}`;
const testEnv = await createTestEnvironment({ ...servers, templateDatabase });
const roundTrip = await RadicaleRoundTrip.open(testEnv);
const sums = { cards: 0, persons: 0, refused: 0, values: 0, lost: 0 };
try {
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.vcf')).sort()) {
    let number = 0;
    for await (const card of cardsOf(createReadStream(path.join(folder, file)))) {
      number += 1;
      sums.cards += 1;
      console.log(`\n## ${file}, card ${number}\n`);
      await follow(card.text);
    }
  }
} finally {
  await roundTrip.close();
  await testEnv.close();
  await dropDatabase(servers.postgresUrl, templateDatabase);
  await servers.stop();
}
console.log(
  `\n${sums.cards} cards, of which Radicale refused ${sums.refused}; ${sums.persons} persons; of ${sums.values} values ` +
    `${sums.lost} were lost without a reason.`,
);
process.exitCode = sums.lost === 0 && sums.persons === sums.cards ? 0 : 1;

async function follow(text: string): Promise<void> {
  const outcome = await roundTrip.send(text, randomUUID());
  if (outcome.refusal !== null) {
    sums.refused += 1;
    console.log(
      `Radicale refuses the card (${outcome.refusal}), so the proxy puts it into its answers in place of another.\n`,
    );
  }
  sums.persons += 1;
  const kept = cardTable(outcome.served, outcome.person);
  const rows = cardTable(text, outcome.person).map((row) => explained(row, kept));
  sums.values += rows.length;
  sums.lost += rows.filter(isLost).length + kept.filter(isLost).length;
  console.log('| property | value | field | or reason for none |\n|---|---|---|---|');
  for (const { property, value, field, reason } of rows) {
    const why = reason ?? (field === null ? '**LOST**' : '');
    console.log(`| ${[property, value, field ?? '', why].map((one) => one.replace(/[|\r\n]+/g, ' ')).join(' | ')} |`);
  }
}

/** A value that the server does not return is no loss of Kith. */
function explained(row: CardRow, served: readonly CardRow[]): CardRow {
  const isServed = served.some(({ property, value }) => property === row.property && value === row.value);
  return isLost(row) && !isServed ? { ...row, reason: 'Radicale returns it changed, or not at all' } : row;
}

function isLost({ field, reason }: CardRow): boolean {
  return field === null && reason === null;
}
