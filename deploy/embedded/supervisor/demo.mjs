// The demo: syncs the made-up friends of the sandbox's Google account and shows the first persons.

import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const SHOWN = 10;
const POLL_MS = 250;
const FIRST_PERSONS_WITHIN_MS = 60_000;

const instance = z.object({ id: z.string() });
const instances = z.array(instance);
const acceptedJob = z.object({ jobId: z.string() });
const job = z.object({
  status: z.enum(['pending', 'running', 'completed', 'failed', 'cancelled']),
  progress: z.object({
    fetched: z.number().default(0),
    stored: z.number().default(0),
    total: z.number().nullish(),
  }),
  error: z.object({ message: z.string() }).nullish(),
});
const persons = z.array(z.object({ name: z.string().nullish(), company: z.string().nullish() }));
const credentials = z.object({ clientId: z.string(), clientSecret: z.string(), refreshToken: z.string() });

/**
 * Connects the sandbox's Google account and syncs it, unless an account is connected already; then shows the first persons.
 * @param {import('./api.mjs').Api} api
 * @param {string} sandboxAdminUrl
 * @param {import('../progress.mjs').Progress} progress
 */
export async function showPersons(api, sandboxAdminUrl, progress) {
  const connected = await api.get('/instances', instances);
  if (connected.length === 0) {
    const { id } = await connectSandbox(api, sandboxAdminUrl);
    const stored = await progress.step('Syncing the contacts of the sandbox', (report) =>
      syncContacts(api, id, report),
    );
    await progress.step('Waiting for the first persons', () => waitForPersons(api, Math.min(SHOWN, stored)));
  }
  const first = await api.get(`/persons?limit=${SHOWN}`, persons);
  console.log(first.length === 0 ? '\nNo persons yet.' : '\nThe first persons:');
  for (const { name, company } of first) console.log(`  ${name ?? '(no name)'}${company ? `, ${company}` : ''}`);
}

/**
 * @param {import('./api.mjs').Api} api
 * @param {string} sandboxAdminUrl
 */
async function connectSandbox(api, sandboxAdminUrl) {
  const response = await fetch(`${sandboxAdminUrl}/credentials/google`);
  if (!response.ok) throw new Error(`The sandbox answered the request for credentials with status ${response.status}`);
  const body = {
    provider: 'google',
    name: 'Sandbox circle of friends',
    credentials: credentials.parse(await response.json()),
  };
  return api.post('/instances', body, instance);
}

/**
 * @param {import('./api.mjs').Api} api
 * @param {string} instanceId
 * @param {import('../progress.mjs').ReportDetail} report
 * @returns {Promise<number>} how many contacts were stored
 */
async function syncContacts(api, instanceId, report) {
  const { jobId } = await api.post(`/instances/${instanceId}/sync`, { type: 'contacts' }, acceptedJob);
  for (;;) {
    const { status, progress, error } = await api.get(`/instances/${instanceId}/sync/${jobId}`, job);
    const of = progress.total ? ` of ${progress.total}` : '';
    report(`${progress.fetched}${of} fetched, ${progress.stored} stored`);
    if (status === 'completed') return progress.stored;
    if (status === 'failed' || status === 'cancelled') throw new Error(error?.message ?? `The sync is ${status}`);
    await delay(POLL_MS);
  }
}

/**
 * Waits until the resolver and the projector have processed the first contacts.
 * @param {import('./api.mjs').Api} api
 * @param {number} enough
 */
async function waitForPersons(api, enough) {
  const deadline = Date.now() + FIRST_PERSONS_WITHIN_MS;
  while ((await api.get(`/persons?limit=${SHOWN}`, persons)).length < enough) {
    if (Date.now() > deadline) throw new Error('No persons appeared within a minute. See the logs.');
    await delay(POLL_MS);
  }
}
