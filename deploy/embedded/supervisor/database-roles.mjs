import { createHmac } from 'node:crypto';

/**
 * The roles in Postgres of the owner and of the services, see libs/store/roles. Their passwords are derived from the superuser's, which
 * no service has.
 * @param {string} secret the superuser's password
 * @param {readonly string[]} services
 */
export function rolesOf(secret, services) {
  /** @param {string} name */
  const passwordOf = (name) => createHmac('sha256', secret).update(`kith role ${name}`).digest('base64url');
  return {
    passwords: Object.fromEntries(['owner', ...services].map((name) => [name, passwordOf(name)])),
    /** @param {string} name `owner`, or a service */
    login: (name) => ({ role: `kith_${name.replaceAll('-', '_')}`, password: passwordOf(name) }),
  };
}
