import { nestLogger, runService } from '#service-kit';
import { startSandbox } from './index.js';
import { sandboxConfig } from './sandbox.config.js';

await runService({
  name: 'sandbox',
  config: sandboxConfig,
  start: async ({ config, logger }) => {
    const sandbox = await startSandbox({
      port: config.KITH_SANDBOX_PORT,
      seed: config.KITH_SANDBOX_SEED,
      count: config.KITH_SANDBOX_FRIENDS,
      logger: nestLogger(logger),
    });
    logger.info({ adminUrl: sandbox.adminUrl }, 'The sandbox listens');
    return { stop: () => sandbox.close() };
  },
});
