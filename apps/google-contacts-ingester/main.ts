import { setFlagsFromString } from 'node:v8';
import { runService } from '#service-kit';
import { googleConfig } from './google.config.js';
import { SERVICE_NAME, startIngester } from './start.js';

// A connector mostly waits for its provider, so it can collect garbage more often and use less memory.
setFlagsFromString('--heap-growing-percent=60');

await runService({ name: SERVICE_NAME, config: googleConfig, start: startIngester });
