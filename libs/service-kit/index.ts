export { type BatchService, startBatchService } from './batch-service.js';
export { alive, Health, type HealthReport } from './health/health.js';
export { codecFor, kafkaConnection } from './kafka-connection.js';
export { type KafkaRuntime, openKafkaRuntime } from './kafka-runtime.js';
export { createLogger, nestLogger } from './logger.js';
export { createMetrics } from './metrics.js';
export * from './program/index.js';
export { type RunningService, runService, type ServiceContext } from './run-service.js';
export { startTracing } from './tracing.js';
