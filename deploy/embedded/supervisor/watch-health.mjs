import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const INTERVAL_MS = 3_000;
const PATIENCE_MS = 8_000;

const part = z.object({
  name: z.string(),
  state: z.string(),
  since: z.string().nullable(),
  message: z.string().nullable(),
});
const report = z.object({ data: z.object({ parts: z.array(part) }) });
const failure = z.object({ error: z.object({ message: z.string() }) });

/** @typedef {Map<string, { since: Date, message: string }>} Standing what stands still, by the name of the part */

/**
 * Says in the terminal which part of Kith stands still and since when, and when it works again. Ends when the services are being stopped.
 * @param {{ origin: string, key: string }} api
 * @param {{ say: (sentence: string) => void, services: import('../servers/process-group.mjs').ProcessGroup }} options
 */
export async function watchHealth(api, { say, services }) {
  /** @type {Standing} */
  let before = new Map();
  while (!services.stopping) {
    const now = await standing(api, before);
    if (services.stopping) return;
    for (const [name, { since, message }] of now)
      if (!before.has(name)) say(`${message} It stands still since ${since.toLocaleTimeString('en-GB')}.`);
    for (const name of before.keys()) if (!now.has(name)) say(`${name} works again.`);
    before = now;
    await delay(INTERVAL_MS);
  }
}

/**
 * @param {{ origin: string, key: string }} api
 * @param {Standing} before
 * @returns {Promise<Standing>}
 */
async function standing({ origin, key }, before) {
  /** @type {(name: string, message: string) => Standing} */
  const since = (name, message) => new Map([[name, before.get(name) ?? { since: new Date(), message }]]);
  try {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${origin}/health`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    const body = await answer.json();
    const failed = failure.safeParse(body).data;
    if (failed) return since('The API', failed.error.message);
    const standstills = report.parse(body).data.parts.filter(({ state }) => state !== 'ok');
    return new Map(
      standstills.map(({ name, since: at, message }) => [name, { since: new Date(at ?? 0), message: message ?? name }]),
    );
  } catch {
    return since('The API', 'The API does not answer.');
  }
}
