// npm run radicale: a real CardDAV server with made-up cards for trying out Kith. It keeps its data until `npm run reset`.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRadicale } from './carddav/radicale-server.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { stateFolder } from './paths.mjs';
import { choosePorts } from './servers/ports.mjs';
import { ProcessGroup, stopLeftovers } from './servers/process-group.mjs';
import { runMain, UserFacingError } from './user-facing-error.mjs';

const USER = 'ada';
const folder = path.join(stateFolder, 'radicale');
const record = path.join(folder, 'pids.json');
/** URL and credentials; docs/tour.md reads them here. */
const aboutFile = path.join(stateFolder, 'radicale.json');
const cards = fileURLToPath(new URL('carddav/cards.vcf', import.meta.url));

stopWithNpm();
await runMain(async () => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await stopLeftovers(record);
  const group = new ProcessGroup(record);
  const stopped = new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, resolve);
  });
  console.log('Starting Radicale. The first start installs it from PyPI …');
  const { port } = await choosePorts(['port'], path.join(folder, 'port.json'));
  const password = knownPassword() ?? randomBytes(12).toString('base64url');
  const logFile = path.join(folder, 'radicale.log');
  const server = await startRadicale({ folder, port, users: { [USER]: password }, durable: true, logFile, group });
  try {
    writeFileSync(aboutFile, JSON.stringify({ url: server.url, username: USER, password }), { mode: 0o600 });
    await fill(`${server.url}${USER}/friends/`, password);
    console.log(`\n  URL       ${server.url}\n  User      ${USER}\n  Password  ${password}\n\nCtrl-C stops it.`);
    await Promise.race([stopped, server.process.exited]);
  } finally {
    await group.stopAll();
  }
  return 0;
});

function knownPassword() {
  return existsSync(aboutFile) ? JSON.parse(readFileSync(aboutFile, 'utf8')).password : undefined;
}

/**
 * Creates the address book unless it exists.
 * @param {string} book
 * @param {string} password
 */
async function fill(book, password) {
  const authorization = `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
  const found = await fetch(book, { method: 'PROPFIND', headers: { authorization, depth: '0' } });
  if (found.status !== 404) return;
  const headers = { authorization, 'content-type': 'text/vcard; charset=utf-8' };
  const made = await fetch(book, { method: 'PUT', headers, body: readFileSync(cards) });
  if (!made.ok) throw new UserFacingError(`Radicale rejected the cards with status ${made.status}.`);
}
