import { setInterval } from 'node:timers';
import { opsConfig } from '../program/config.js';
import { runService, type ServiceContext } from '../run-service.js';
import { eventsOf, secretsOf } from './samples.js';

/** A service whose behaviour is its argument; the specs run it as a process of its own. */
const behaviour = process.argv[2] ?? 'works';

await runService({
  name: 'sample',
  config: opsConfig,
  start: async (context) => {
    const alive = setInterval(() => {}, 1_000);
    await before(context);
    context.logger.info('Sample works');
    return {
      stop: async () => {
        if (behaviour === 'never-stops') await new Promise(() => {});
        clearInterval(alive);
        context.logger.info('Sample stopped');
      },
    };
  },
});

async function before({ logger, health, fatal }: ServiceContext<unknown>): Promise<void> {
  switch (behaviour) {
    case 'refused':
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    case 'misconfigured':
      throw Object.assign(new Error('KITH_SAMPLE is wrong.'), { code: 'CONFIGURATION' });
    case 'broken':
      throw new Error('This cannot work');
    case 'throws-later':
      setImmediate(() => {
        throw new Error('Thrown where nobody catches');
      });
      return;
    case 'rejects-later':
      setImmediate(() => void Promise.reject(new Error('Rejected where nobody listens')));
      return;
    case 'fatal':
      setImmediate(() => fatal(new Error('The consumer is gone'), 75));
      return;
    case 'unready':
      health.ready('database', () => Promise.reject(new Error('postgres://kith:hunter2@db/kith is away')));
      return;
    case 'talks':
      for (const entry of eventsOf(secretsOf())) logger.info(entry.fields, entry.text);
      return;
  }
}
