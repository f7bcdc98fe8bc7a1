import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { Outbox, OutboxRelay } from '#log';
import { Health } from '#service-kit';
import { Database } from '#store';
import { OrmDatabase } from '#store/orm';
import { ApiKeys, Vault } from '#vault';
import { AccessGuard } from './auth/access.guard.js';
import { FailedAttempts } from './auth/failed-attempts.js';
import { EditsController } from './edits/edits.controller.js';
import { EditsService } from './edits/edits.service.js';
import { LocalPersonsService } from './edits/local-persons.service.js';
import { ExportController } from './export/export.controller.js';
import { PersonExportReader } from './export/person-export.reader.js';
import { CardAsOfReader } from './history/card-as-of.reader.js';
import { HistoryController } from './history/history.controller.js';
import { HistoryReader } from './history/history.reader.js';
import { AddressBooksController } from './instances/address-books.controller.js';
import { InstancesController } from './instances/instances.controller.js';
import { InstancesService } from './instances/instances.service.js';
import { ExplanationsReader } from './judgements/explanations.reader.js';
import { JudgementsController } from './judgements/judgements.controller.js';
import { JudgementsReader } from './judgements/judgements.reader.js';
import { JudgementsService } from './judgements/judgements.service.js';
import { GoogleOauthClient, type OauthPlaces } from './oauth/google-oauth.client.js';
import { OauthController } from './oauth/oauth.controller.js';
import { OauthService } from './oauth/oauth.service.js';
import { HealthController } from './ops/health.controller.js';
import { MetricsController } from './ops/metrics.controller.js';
import { AppliedEdits } from './persons/applied-edits.js';
import { PersonCardReader } from './persons/person-card.reader.js';
import { PersonListReader } from './persons/person-list.reader.js';
import { PersonsController } from './persons/persons.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsReader } from './reviews/reviews.reader.js';
import { ReviewsService } from './reviews/reviews.service.js';
import { HeldRunsController } from './sync/held-runs.controller.js';
import { HeldRunsService } from './sync/held-runs.service.js';
import { SourcesController } from './sync/sources.controller.js';
import { SourcesReader } from './sync/sources.reader.js';
import { SyncEventsConsumer } from './sync/sync-events.consumer.js';
import { SyncJobsController } from './sync/sync-jobs.controller.js';
import { SyncJobsService } from './sync/sync-jobs.service.js';
import { UploadStore } from './uploads/upload-store.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UPLOAD_LIMIT, UploadsService } from './uploads/uploads.service.js';

/** What the process opens before Nest and closes after it. */
export interface ControlApiParts {
  readonly database: OrmDatabase;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly metrics: Registry;
  readonly health: Health;
  readonly logger: Logger;
  /** How many bytes an uploaded file may have. */
  readonly uploadLimit: number;
  readonly oauth: OauthPlaces;
}

@Module({})
class ControlApiModule {}

export function controlApiModule(parts: ControlApiParts): DynamicModule {
  return {
    module: ControlApiModule,
    controllers: [
      InstancesController,
      AddressBooksController,
      SyncJobsController,
      UploadsController,
      ExportController,
      HeldRunsController,
      OauthController,
      SourcesController,
      PersonsController,
      JudgementsController,
      ReviewsController,
      EditsController,
      HistoryController,
      HealthController,
      MetricsController,
      SyncEventsConsumer,
    ],
    providers: [
      { provide: Database, useValue: parts.database },
      { provide: OrmDatabase, useValue: parts.database },
      { provide: Vault, useValue: parts.vault },
      { provide: Outbox, useValue: parts.outbox },
      { provide: OutboxRelay, useValue: parts.relay },
      { provide: Registry, useValue: parts.metrics },
      { provide: Health, useValue: parts.health },
      { provide: ApiKeys, useFactory: () => new ApiKeys(parts.database) },
      { provide: GoogleOauthClient, useFactory: () => new GoogleOauthClient(parts.oauth) },
      { provide: FailedAttempts, useFactory: () => new FailedAttempts(() => performance.now()) },
      AccessGuard,
      InstancesService,
      SyncJobsService,
      { provide: UPLOAD_LIMIT, useValue: parts.uploadLimit },
      UploadStore,
      UploadsService,
      OauthService,
      HeldRunsService,
      SourcesReader,
      PersonListReader,
      PersonCardReader,
      PersonExportReader,
      JudgementsService,
      JudgementsReader,
      ExplanationsReader,
      ReviewsReader,
      ReviewsService,
      AppliedEdits,
      CardAsOfReader,
      HistoryReader,
      EditsService,
      LocalPersonsService,
    ],
  };
}
