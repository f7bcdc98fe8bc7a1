import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { nestLogger } from '#service-kit';
import { ApiKeys } from '#vault';
import { acceptUploads } from '../features/accounts/uploads/accept-uploads.js';
import { AccessGuard } from '../platform/auth/access.guard.js';
import { Authenticator, authenticateBeforeBodies } from '../platform/auth/authenticator.js';
import { createRateLimits } from '../platform/auth/rate-limits.js';
import { serveDocs } from '../platform/docs/serve-docs.js';
import { answerClientError } from '../platform/http/client-errors.js';
import { closeAnsweredConnections } from '../platform/http/close-connections.js';
import { answerInvalidAddress, ErrorFilter } from '../platform/http/error.filter.js';
import { limitBodyTime, readJsonOnly } from '../platform/http/read-bodies.js';
import { refuseUnknownMethods } from '../platform/http/refuse-methods.js';
import { identifyRequests } from '../platform/http/request-context.js';
import { measureRequests } from '../platform/http/request-metrics.js';
import { addSecurityHeaders } from '../platform/http/security-headers.js';
import { refuseUnstorableAddresses } from '../platform/http/storable-input.js';
import { validationPipe } from '../platform/validation/validation.pipe.js';
import { type ControlApiOptions, controlApiModule } from './control-api.module.js';

const BODY_LIMIT_BYTES = 64 * 1024;
/** A connection without a byte in either direction for this time is closed, so that a stalled upload holds nothing. */
const SILENCE_MS = 120_000;

/** The HTTP server, ready to listen. Features are below /api/v2; health, metrics and docs at the root. */
export async function createHttpApp(options: ControlApiOptions): Promise<NestFastifyApplication> {
  const { logger, metrics, world } = options.platform;
  const app = await NestFactory.create<NestFastifyApplication>(
    controlApiModule(options),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT_BYTES,
      connectionTimeout: SILENCE_MS,
      forceCloseConnections: 'idle',
      frameworkErrors: answerInvalidAddress,
      clientErrorHandler: answerClientError,
    }),
    { logger: nestLogger(logger), abortOnError: false, bodyParser: false },
  );
  identifyRequests(app);
  addSecurityHeaders(app);
  closeAnsweredConnections(app.getHttpAdapter().getInstance());
  measureRequests(app, metrics);
  refuseUnknownMethods(app);
  const rateLimits = await createRateLimits(app.getHttpAdapter().getInstance());
  const authenticator = new Authenticator(app.get(ApiKeys), rateLimits);
  authenticateBeforeBodies(app, authenticator);
  readJsonOnly(app);
  limitBodyTime(app);
  acceptUploads(app);
  refuseUnstorableAddresses(app);
  app.setGlobalPrefix('api/v2', { exclude: ['health', 'health/live', 'health/ready', 'metrics'] });
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), authenticator));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter(logger));
  serveDocs(app, world);
  return app;
}
