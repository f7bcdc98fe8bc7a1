import { ApiKeys, type Scope, scopes } from '#vault';
import { type Command, CommandFailed, UsageError } from '../command.js';
import { withDatabase } from '../environment.js';

const create: Command = {
  words: 'api-key create',
  usage: `--name <name> --scopes <${scopes.join(',')}>   make a key and print it; it is not shown again`,
  options: { name: { type: 'string' }, scopes: { type: 'string' } },
  run: async ({ values }) => {
    const name = values.name?.trim();
    if (!name || name.length > 200) throw new UsageError('Name the key: --name <name>');
    const granted = parseScopes(values.scopes ?? '');
    return [await withDatabase((database) => new ApiKeys(database).create(name, granted))];
  },
};

const list: Command = {
  words: 'api-key list',
  usage: 'ids, names and scopes of all keys',
  run: async () => {
    const keys = await withDatabase((database) => new ApiKeys(database).list());
    return keys.map(({ id, name, scopes: granted, createdAt, revokedAt }) =>
      [
        id,
        granted.join(','),
        createdAt.toISOString(),
        revokedAt ? `revoked ${revokedAt.toISOString()}` : 'in force',
        name,
      ].join('  '),
    );
  },
};

const revoke: Command = {
  words: 'api-key revoke',
  usage: '<id>   refuse a key from now on',
  operands: 1,
  run: async ({ operands: [id = ''] }) => {
    const { parseUuid } = await import('#contracts');
    if (parseUuid(id) === undefined) throw new UsageError('The id of a key is a uuid: see api-key list');
    const revoked = await withDatabase((database) => new ApiKeys(database).revoke(id));
    if (!revoked) throw new CommandFailed('There is no key in force with this id.');
    return ['The key is revoked.'];
  },
};

export const apiKeyCommands: readonly Command[] = [create, list, revoke];

function parseScopes(text: string): Scope[] {
  const wanted = text.split(',').map((scope) => scope.trim());
  const known = scopes.filter((scope) => wanted.includes(scope));
  if (known.length !== new Set(wanted).size)
    throw new UsageError(`Give --scopes, separated by commas, out of: ${scopes.join(', ')}`);
  return known;
}
