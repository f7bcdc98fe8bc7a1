export { type AccountSettings, accountSettings } from './account-settings.js';
export { storedCarddavSettings } from './carddav.js';
export { googleSettings, storedGoogleSettings } from './google.js';
export type { Connectable, Login, Provider, SyncType } from './provider.js';
export { connectableProviders, providerNamed } from './registry.js';
