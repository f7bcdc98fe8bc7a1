import './provided.js';
import { inject } from 'vitest';
import { createWorld, type World } from './create-world.js';

/**
 * The environment of one spec file: its own migrated database and topic prefix on the shared servers of the run.
 * Open it in `beforeAll` and close it in `afterAll`.
 */
export function openWorld(): Promise<World> {
  return createWorld({
    kafkaBrokers: inject('kafkaBrokers'),
    postgresUrl: inject('postgresUrl'),
    templateDatabase: inject('templateDatabase'),
  });
}
