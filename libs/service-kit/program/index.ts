export {
  type BaseConfig,
  baseConfig,
  batchConfig,
  ConfigError,
  confidentialRoot,
  confidentialUrl,
  kafkaLogin,
  loadConfig,
  opsConfig,
  port,
} from './config.js';
export { exitCodeFor, exitCodes } from './exit-codes.js';
export { safeError } from './safe-error.js';
