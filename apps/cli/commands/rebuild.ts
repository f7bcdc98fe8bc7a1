import type { Database } from '#store';
import { type Command, CommandFailed } from '../command.js';
import { withDatabase } from '../environment.js';

/** Read models that are nothing but a fold of the log, by the name that an operator gives them. */
const MODELS: ReadonlyMap<string, { readonly schema: string; readonly consumer: string }> = new Map([
  ['crm', { schema: 'crm', consumer: 'crm-projector' }],
]);

export const rebuild: Command = {
  words: 'rebuild',
  usage: `${[...MODELS.keys()].join('|')}   empty a read model; its service folds it from the log again, at once if it runs`,
  operands: 1,
  run: async ({ operands: [name = ''] }) => {
    const model = MODELS.get(name);
    if (!model)
      throw new CommandFailed(`There is no read model "${name}"; known are: ${[...MODELS.keys()].join(', ')}.`);
    const tables = await withDatabase((database) => empty(database, model));
    return [`Emptied ${tables} tables. ${model.consumer} folds them again from the beginning of the log.`];
  },
};

/**
 * Checkpoints go first: that waits for the batches that are being committed, and later ones find that they have to begin anew.
 * Returns the number of tables.
 */
async function empty(database: Database, { schema, consumer }: { schema: string; consumer: string }): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.execute('delete from log.checkpoints where consumer = $1', [consumer]);
    const tables = await tx.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema = $1 and table_type = 'BASE TABLE'`,
      [schema],
    );
    await tx.execute(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    return tables.length;
  });
}
