import type { TestServers } from './servers/started-servers.js';

declare module 'vitest' {
  /** Values that the global setup provides to every spec: `inject('kafkaBrokers')`. */
  interface ProvidedContext extends TestServers {}
}
