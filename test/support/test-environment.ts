import './provided.js';
import { inject } from 'vitest';
import { createTestEnvironment, type TestEnvironment } from './create-test-environment.js';

/**
 * The environment of one spec file: its own migrated database and topic prefix on the shared servers of the run.
 * Open it in `beforeAll` and close it in `afterAll`.
 */
export function openTestEnvironment(): Promise<TestEnvironment> {
  return createTestEnvironment({
    kafkaBrokers: inject('kafkaBrokers'),
    postgresUrl: inject('postgresUrl'),
    templateDatabase: inject('templateDatabase'),
  });
}
