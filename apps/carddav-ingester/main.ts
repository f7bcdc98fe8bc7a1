import { runService } from '#service-kit';
import { carddavConfig } from './carddav.config.js';
import { SERVICE_NAME, startIngester } from './start.js';

await runService({ name: SERVICE_NAME, config: carddavConfig, start: startIngester });
