import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

// Below the ephemeral port range, so that outgoing connections rarely take a remembered port.
const LOWEST = 20_000;
const HIGHEST = 30_000;

/**
 * Whether a server could listen on this port of 127.0.0.1 now.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isPortFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port for each name: the one of the last time if it is still free.
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {string} [memory] the file in which the ports are remembered
 * @returns {Promise<Record<Name, number>>}
 */
export async function choosePorts(names, memory) {
  const remembered = memory ? readPorts(memory) : {};
  /** @type {Map<string, number>} */
  const chosen = new Map();
  for (const name of names) {
    const taken = new Set(chosen.values());
    const last = remembered[name];
    const keep = last !== undefined && !taken.has(last) && (await isPortFree(last));
    chosen.set(name, keep ? last : await pickPort(taken));
  }
  if (memory) writeFileSync(memory, JSON.stringify(Object.fromEntries(chosen), null, 2), { mode: 0o600 });
  return /** @type {Record<Name, number>} */ (Object.fromEntries(chosen));
}

/** @param {Set<number>} taken */
async function pickPort(taken) {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
}

/**
 * @param {string} file
 * @returns {Record<string, number>}
 */
function readPorts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // First start or a truncated file: choose new ports.
    return {};
  }
}
