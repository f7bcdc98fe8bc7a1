import { type EntityManager, MikroORM, type PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Database, type DatabaseSettings, poolSettings } from './database.js';
import { entities } from './entities/index.js';

/** A database with MikroORM on the same pool: for the API's reads and single-row writes. */
export class OrmDatabase extends Database {
  private constructor(
    private readonly orm: MikroORM,
    pool: Pool,
  ) {
    super(pool);
  }

  static override async open(settings: DatabaseSettings): Promise<OrmDatabase> {
    const { connectionString, min, max, ...driverOptions } = poolSettings(settings);
    const orm = await MikroORM.init({
      driver: PostgreSqlDriver,
      clientUrl: connectionString,
      entities,
      discovery: { warnWhenNoEntities: false },
      pool: { min, max },
      driverOptions,
      logger: () => {},
      debug: false,
    });
    const connection = orm.em.getConnection() as PostgreSqlConnection;
    return new OrmDatabase(orm, await connection.getNativeClient());
  }

  /** A fresh unit of work; never share one between requests. */
  get em(): EntityManager {
    return this.orm.em.fork() as EntityManager;
  }

  override async close(): Promise<void> {
    await this.orm.close(true);
  }
}
