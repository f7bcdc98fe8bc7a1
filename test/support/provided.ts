import type { TestServers } from './servers/started-servers.js';

declare module 'vitest' {
  /** What the global setup hands to every spec: `inject('kafkaBrokers')`. */
  interface ProvidedContext extends TestServers {}
}
