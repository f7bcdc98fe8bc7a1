import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { foldCard, normaliseVcardContact } from '#domain';
import { cardsOf } from '../../apps/file-ingester/read-cards.js';
import { type CardRow, cardTable } from './card-table.js';

/** Prints every value of every card of the .vcf files in a folder, with the field of the person's card that has it. */
const [folder = process.env.KITH_VCARD_SAMPLES] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of .vcf files: npm run cards -- <folder>');

let losses = 0;
for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.vcf')).sort()) {
  let number = 0;
  for await (const card of cardsOf(createReadStream(path.join(folder, file)))) {
    number += 1;
    console.log(`\n## ${file}, card ${number}\n`);
    if (card.summary === undefined) {
      console.log(`Not read: ${card.code}, ${card.locator}`);
      continue;
    }
    const rows = cardTable(card.text, personOf(card.text));
    losses += rows.filter(isLoss).length;
    console.log('| property | value | field | or reason for none |\n|---|---|---|---|');
    for (const { property, value, field, reason } of rows) {
      console.log(
        `| ${[property, value, field ?? '', reason ?? (field === null ? '**LOST**' : '')].map(cell).join(' | ')} |`,
      );
    }
  }
}
console.log(`\n${losses} values were lost without a reason.`);
process.exitCode = losses === 0 ? 0 : 1;

/** The card of a person that has this one source. */
function personOf(vcard: string) {
  const contact = normaliseVcardContact({ vcard, groups: [] }, { region: null });
  const card = foldCard('person', [
    {
      identityId: 'identity',
      provider: 'file',
      accountId: 'account',
      externalId: 'card',
      version: '1',
      deleted: false,
      firstObservedAt: 0,
      observedAt: 0,
      revision: 1,
      fieldSince: null,
      accountRemovedAt: null,
      contact,
    },
  ]);
  return { ...card, pictures: [], labels: contact.groups.map((group) => group.replace(/^category:/, '')) };
}

function isLoss({ field, reason }: CardRow): boolean {
  return field === null && reason === null;
}

function cell(text: string): string {
  return text.replace(/[|\r\n]+/g, ' ');
}
