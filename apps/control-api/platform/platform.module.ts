import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { type BrokerProbe, Outbox, OutboxRelay } from '#event-log';
import { Health } from '#service-kit';
import { Database } from '#store';
import { OrmDatabase } from '#store/orm';
import { ApiKeys, Vault } from '#vault';
import { HealthMetrics } from './health/health-metrics.js';
import { HealthMonitor } from './health/health-monitor.js';
import { ProbesController } from './health/probes.controller.js';
import { SystemHealthController } from './health/system-health.controller.js';
import { SystemSampler } from './health/system-sampler.js';
import { MetricsController } from './ops/metrics.controller.js';
import { WorldController } from './world/world.controller.js';
import { WORLD, type World } from './world/world.js';

/** What the process opens before Nest and closes after it. */
export interface PlatformParts {
  readonly database: OrmDatabase;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly broker: BrokerProbe;
  readonly topicPrefix: string;
  readonly metrics: Registry;
  readonly health: Health;
  readonly logger: Logger;
  readonly world: World;
}

@Global()
@Module({})
class PlatformModule {}

/** The resources of the process, for every feature, and the endpoints for operators. */
export function platformModule({
  database,
  vault,
  outbox,
  relay,
  broker,
  topicPrefix,
  metrics,
  health,
  world,
}: PlatformParts): DynamicModule {
  const providers = [
    { provide: Database, useValue: database },
    { provide: OrmDatabase, useValue: database },
    { provide: Vault, useValue: vault },
    { provide: Outbox, useValue: outbox },
    { provide: OutboxRelay, useValue: relay },
    { provide: Registry, useValue: metrics },
    { provide: Health, useValue: health },
    { provide: WORLD, useValue: world },
    { provide: ApiKeys, useValue: new ApiKeys(database) },
  ];
  const monitor = new HealthMonitor(new SystemSampler({ database, broker, topicPrefix }), new HealthMetrics(metrics));
  return {
    module: PlatformModule,
    controllers: [ProbesController, SystemHealthController, MetricsController, WorldController],
    providers: [...providers, { provide: HealthMonitor, useValue: monitor }],
    exports: providers.map(({ provide }) => provide),
  };
}
