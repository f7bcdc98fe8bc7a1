import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const typescript = new URL('../../libs/service-kit/testing/typescript.hooks.mjs', import.meta.url).href;

/** Writes a line to stderr for each package that is loaded. */
const listing = `import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    const [, name] = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
    if (name) process.stderr.write('loaded ' + name + '\\n');
    return next(url, context);
  },
});`;

test.each(['help', 'dead-letters list', 'api-key list'])(
  '"%s" starts without the libraries that take most of a second to load',
  async (line) => {
    const flags = ['--conditions=kith-source', `--import=${typescript}`];
    const list = `--import=data:text/javascript,${encodeURIComponent(listing)}`;
    const run = promisify(execFile)(process.execPath, [...flags, list, main, ...line.split(' ')], { env: {} });
    const { stderr } = await run.catch((error: { stderr: string }) => error);
    const loaded = new Set(stderr.split('\n').filter((text) => text.startsWith('loaded ')));
    expect(loaded).toContain('loaded pg');
    expect([...loaded].filter((text) => /@nestjs|kafkajs|@mikro-orm|avsc|pino|prom-client/.test(text))).toEqual([]);
  },
);
