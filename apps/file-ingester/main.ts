import { runService } from '#service-kit';
import { fileConfig } from './file.config.js';
import { SERVICE_NAME, startIngester } from './start.js';

await runService({ name: SERVICE_NAME, config: fileConfig, start: startIngester });
