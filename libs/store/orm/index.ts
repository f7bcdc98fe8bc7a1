export * from '../entities/index.js';
export { migrate } from '../migrate.js';
export { OrmDatabase } from '../orm-database.js';
