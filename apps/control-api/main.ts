import 'reflect-metadata';
import { runService } from '#service-kit';
import { controlApiConfig } from './bootstrap/control-api.config.js';
import { startControlApi } from './bootstrap/start-control-api.js';

await runService({ name: 'control-api', config: controlApiConfig, start: startControlApi });
