export { type BatchService, startBatchService } from './batch-service.js';
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
export { Health, type HealthCheck, type HealthReport } from './health.js';
export { type KafkaRuntime, openKafkaRuntime } from './kafka-runtime.js';
export { codecFor, kafkaConnection } from './log-connection.js';
export { createLogger, nestLogger } from './logger.js';
export { createMetrics } from './metrics.js';
export { type RunningService, runService, type Service, type ServiceContext } from './run-service.js';
export { type SafeError, safeError, withoutCredentials } from './safe-error.js';
