import './provided.js';
import { inject } from 'vitest';
import { createWorld, type World } from './create-world.js';

/**
 * A world for one spec file: a migrated database and a topic prefix of its own, on the run's shared servers.
 * Open it in `beforeAll` and close it in `afterAll`.
 */
export function openWorld(): Promise<World> {
  return createWorld({
    kafkaBrokers: inject('kafkaBrokers'),
    postgresUrl: inject('postgresUrl'),
    templateDatabase: inject('templateDatabase'),
  });
}
