export * from '../entities/index.js';
export { migrate } from '../migrate.js';
export { OrmDatabase } from '../orm-database.js';
export { grantToServices, withServiceRoles } from '../roles/ensure-roles.js';
export { OWNER_ROLE, roleOf, serviceRoles } from '../roles/service-roles.js';
