import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { nestLogger } from '#service-kit';
import { AccessGuard } from '../platform/auth/access.guard.js';
import { type ControlApiParts, controlApiModule } from './control-api.module.js';
import { acceptUploads } from '../features/accounts/uploads/accept-uploads.js';
import { serveDocs } from '../platform/docs/serve-docs.js';
import { answerBadAddress, ErrorFilter } from '../platform/http/error.filter.js';
import { readJsonOnly } from '../platform/http/json-only.js';
import { measureRequests } from '../platform/http/request-metrics.js';
import { addSecurityHeaders } from '../platform/http/security-headers.js';
import { validationPipe } from '../platform/validation/validation.pipe.js';

const BODY_LIMIT_BYTES = 64 * 1024;

/** The HTTP side, ready to listen. /api/v2 holds what is about people; health, metrics and docs stand at the root. */
export async function createHttpApp(parts: ControlApiParts): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    controlApiModule(parts),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT_BYTES,
      forceCloseConnections: 'idle',
      frameworkErrors: answerBadAddress,
    }),
    { logger: nestLogger(parts.logger), abortOnError: false, bodyParser: false },
  );
  readJsonOnly(app);
  acceptUploads(app);
  addSecurityHeaders(app);
  measureRequests(app, parts.metrics);
  app.setGlobalPrefix('api/v2', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalGuards(app.get(AccessGuard));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter(parts.logger));
  serveDocs(app);
  return app;
}
