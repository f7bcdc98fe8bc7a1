import 'reflect-metadata';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { sandboxModule } from './sandbox.module.js';
import type { SandboxSettings } from './sandbox.settings.js';
import { Faults } from './wire/faults.js';
import { RequestLog } from './wire/request-log.js';
import { addWireHooks } from './wire/wire-hooks.js';

export type { SandboxSettings } from './sandbox.settings.js';

/** Seed and size of the default circle of friends. */
export const DEFAULT_SETTINGS: SandboxSettings = { seed: 20_261_120, count: 240, now: Date.now };

/** A listening sandbox, with the root URLs for a provider's client. */
export interface RunningSandbox {
  readonly url: string;
  readonly adminUrl: string;
  /** `rootUrl` of the People API's client. */
  readonly googleApiRoot: string;
  /** Prefix of `auth`, `token` and `revoke`. */
  readonly oauthRoot: string;
  close(): Promise<void>;
}

export interface SandboxOptions extends Partial<SandboxSettings> {
  readonly port?: number;
  /** Logs errors of the sandbox; silent without one. */
  readonly logger?: LoggerService;
}

/** Starts a sandbox on 127.0.0.1, on a free port by default. Rejects if the port is taken. */
export async function startSandbox({ port = 0, logger, ...settings }: SandboxOptions = {}): Promise<RunningSandbox> {
  const app = await NestFactory.create<NestFastifyApplication>(
    sandboxModule({ ...DEFAULT_SETTINGS, ...settings }),
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: logger ?? false, abortOnError: false },
  );
  addWireHooks(app.getHttpAdapter().getInstance(), app.get(Faults), app.get(RequestLog));
  await app.listen(port, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    adminUrl: `${url}/admin`,
    googleApiRoot: `${url}/google/`,
    oauthRoot: `${url}/oauth/`,
    close: () => app.close(),
  };
}
