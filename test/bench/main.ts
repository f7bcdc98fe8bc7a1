import { parseArgs } from 'node:util';
import { createTestEnvironment } from '../support/create-test-environment.js';
import { dropDatabase } from '../support/databases.js';
import { startTestServers } from '../support/servers/test-servers.js';
import { benchCarddav } from './carddav.bench.js';
import { benchContacts } from './contacts.bench.js';
import { benchGoogle } from './google.bench.js';
import { benchResolve } from './resolve.bench.js';
import { benchSearch } from './search.bench.js';

const benches = {
  carddav: benchCarddav,
  contacts: benchContacts,
  google: benchGoogle,
  resolve: benchResolve,
  search: benchSearch,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100000' },
    base: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const name = positionals[0] ?? '';
const bench = name in benches ? benches[name as keyof typeof benches] : undefined;
const [count, base] = [Number(values.count), Number(values.base)];
if (!bench || !Number.isInteger(count) || count < 1 || !Number.isInteger(base) || base < 0) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--count 100000] [--base 0] [--json]`);
  process.exit(64);
}

const report = (progress: string): void => console.error(`bench ${name}: ${progress}`);
report('starting Kafka and Postgres');
const servers = await startTestServers(process.env);
try {
  const templateDatabase = `bench_template_${process.pid}`;
  const testEnv = await createTestEnvironment({ ...servers, templateDatabase });
  const result = await bench(testEnv, { count, base, report });
  if (values.json) console.log(JSON.stringify(result));
  else console.table(result);
  await testEnv.close();
  await dropDatabase(servers.postgresUrl, templateDatabase);
} finally {
  await servers.stop();
}
