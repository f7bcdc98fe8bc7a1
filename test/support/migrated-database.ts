import type pg from 'pg';
import { migrate } from '#store/orm';
import { urlOf, withClient } from './databases.js';

// An arbitrary number that no other advisory lock of a test server uses.
const TEMPLATE_LOCK = 4_815_162;

/**
 * Creates a database with all migrations. They run once, in a template database that the first caller creates; copying it
 * takes a fraction of the time.
 * @returns its URL
 */
export async function createMigratedDatabase(maintenanceUrl: string, template: string, name: string): Promise<string> {
  await withClient(maintenanceUrl, async (client) => {
    await ensureTemplate(client, maintenanceUrl, template);
    await client.query(`create database "${name}" template "${template}"`);
  });
  return urlOf(maintenanceUrl, name);
}

async function ensureTemplate(client: pg.Client, maintenanceUrl: string, template: string): Promise<void> {
  // If a migration fails, the lock is released with the connection and the next caller retries.
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount === 0) {
    const draft = `${template}_draft`;
    await client.query(`drop database if exists "${draft}" with (force)`);
    await client.query(`create database "${draft}"`);
    await migrate(urlOf(maintenanceUrl, draft));
    await client.query(`alter database "${draft}" rename to "${template}"`);
  }
  await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
}
