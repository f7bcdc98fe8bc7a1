import { runService } from '#service-kit';
import { googleConfig } from './google.config.js';
import { SERVICE_NAME, startIngester } from './start.js';

await runService({ name: SERVICE_NAME, config: googleConfig, start: startIngester });
