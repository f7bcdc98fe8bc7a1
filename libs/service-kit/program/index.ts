export {
  type BaseConfig,
  baseConfig,
  batchConfig,
  ConfigError,
  confidentialRoot,
  confidentialUrl,
  loadConfig,
  type OpsConfig,
  opsConfig,
  port,
} from './config.js';
export { exitCodeFor, exitCodes } from './exit-codes.js';
export { type SafeError, safeError, withoutCredentials } from './safe-error.js';
