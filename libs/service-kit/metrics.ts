import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry that knows the process: memory, CPU, event loop, garbage collection. */
export function createMetrics(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
