export { type AccountSettings, accountSettings } from './account-settings.js';
export { carddav as carddavProvider, storedCarddavSettings } from './carddav.js';
export { file as fileProvider } from './file.js';
export { google as googleProvider, googleSettings, storedGoogleSettings } from './google.js';
export type { Connectable, Login, Provider, SyncType } from './provider.js';
export { connectableProviders, providerNamed } from './registry.js';
