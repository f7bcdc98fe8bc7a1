export { type ApiKeySummary, ApiKeys, type Scope, scopes } from './api-keys.js';
export { SealBroken } from './envelope.js';
export { Vault, vaultKeys, WrongVaultKey } from './vault.js';
