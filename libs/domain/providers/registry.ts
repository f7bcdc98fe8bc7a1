import { carddav } from './carddav.js';
import { discord } from './discord.js';
import { file } from './file.js';
import { google } from './google.js';
import { local } from './local.js';
import type { Connectable, Provider } from './provider.js';
import { whatsapp } from './whatsapp.js';

/** The one place that lists the providers. Nothing else in the core compares with a provider's name. */
const registry: ReadonlyMap<string, Provider> = new Map<string, Provider>(
  [google, carddav, file, local, whatsapp, discord].map((provider) => [provider.name, provider]),
);

/** undefined: no such provider. */
export function providerNamed(name: string): Provider | undefined {
  return registry.get(name);
}

/** The providers that an account can be connected to, in the order in which they are offered. */
export const connectableProviders: readonly (Provider & { readonly connectable: Connectable })[] = [
  google,
  carddav,
  file,
];
