import { handleOf } from '../contact/identifiers.js';
import type { AliasTarget } from './provider.js';

const PREFIX = 'username:';

/** The alias `username:…` of a network's user; another user may have the name later. */
export function userName(service: string, name: string): AliasTarget | undefined {
  const handle = name.startsWith(PREFIX) ? handleOf(service, name.slice(PREFIX.length)) : null;
  return handle === null ? undefined : { kind: 'handle', value: handle, entry: null };
}
