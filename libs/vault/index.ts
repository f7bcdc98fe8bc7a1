export { type ApiKeySummary, ApiKeys, type Scope, scopes } from './api-keys.js';
export { Vault, vaultKeys, WrongVaultKey } from './vault.js';
