import { LOCAL_SOURCE } from '../contact/local-source.js';
import { normaliseLocalContact } from '../contact/normalise/local.js';
import type { Provider } from './provider.js';

/** Contacts that were made in Kith itself. */
export const local = {
  name: LOCAL_SOURCE.provider,
  normaliseContact: normaliseLocalContact,
} as const satisfies Provider;
