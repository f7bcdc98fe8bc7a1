import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { Outbox, OutboxRelay } from '#log';
import { Health } from '#service-kit';
import { Database } from '#store';
import { OrmDatabase } from '#store/orm';
import { ApiKeys, Vault } from '#vault';
import { AccessGuard } from '../platform/auth/access.guard.js';
import { FailedAttempts } from '../platform/auth/failed-attempts.js';
import { EditsController } from '../features/persons/edits/edits.controller.js';
import { EditsService } from '../features/persons/edits/edits.service.js';
import { LocalPersonsService } from '../features/persons/edits/local-persons.service.js';
import { ExportController } from '../features/persons/export/export.controller.js';
import { PersonExportReader } from '../features/persons/export/person-export.reader.js';
import { CardAsOfReader } from '../features/persons/history/card-as-of.reader.js';
import { HistoryController } from '../features/persons/history/history.controller.js';
import { HistoryReader } from '../features/persons/history/history.reader.js';
import { AddressBooksController } from '../features/accounts/accounts/address-books.controller.js';
import { AccountsController } from '../features/accounts/accounts/accounts.controller.js';
import { AccountsService } from '../features/accounts/accounts/accounts.service.js';
import { ExplanationsReader } from '../features/identity/explanations/explanations.reader.js';
import { JudgementsController } from '../features/identity/judgements/judgements.controller.js';
import { JudgementsReader } from '../features/identity/judgements/judgements.reader.js';
import { JudgementsService } from '../features/identity/judgements/judgements.service.js';
import { GoogleOauthClient, type GoogleOauthEndpoints } from '../features/accounts/google-oauth/google-oauth.client.js';
import { OauthController } from '../features/accounts/google-oauth/oauth.controller.js';
import { OauthService } from '../features/accounts/google-oauth/oauth.service.js';
import { HealthController } from '../platform/ops/health.controller.js';
import { MetricsController } from '../platform/ops/metrics.controller.js';
import { AppliedEdits } from '../features/persons/cards/applied-edits.js';
import { PersonCardReader } from '../shared/persons/person-card.reader.js';
import { PersonListReader } from '../features/persons/cards/person-list.reader.js';
import { PersonsController } from '../features/persons/cards/persons.controller.js';
import { ReviewsController } from '../features/identity/reviews/reviews.controller.js';
import { ReviewsReader } from '../features/identity/reviews/reviews.reader.js';
import { ReviewsService } from '../features/identity/reviews/reviews.service.js';
import { ApprovalsController } from '../features/sync/approvals/approvals.controller.js';
import { ApprovalsService } from '../features/sync/approvals/approvals.service.js';
import { SourcesController } from '../features/sync/sources/sources.controller.js';
import { SourcesReader } from '../features/sync/sources/sources.reader.js';
import { SyncEventsController } from '../../scheduler/sync-events.controller.js';
import { SyncJobsController } from '../features/sync/jobs/sync-jobs.controller.js';
import { SyncJobsService } from '../shared/sync-jobs/sync-jobs.service.js';
import { UploadStore } from '../features/accounts/uploads/upload-store.js';
import { UploadsController } from '../features/accounts/uploads/uploads.controller.js';
import { UPLOAD_LIMIT, UploadsService } from '../features/accounts/uploads/uploads.service.js';

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
  readonly oauth: GoogleOauthEndpoints;
}

@Module({})
class ControlApiModule {}

export function controlApiModule(parts: ControlApiParts): DynamicModule {
  return {
    module: ControlApiModule,
    controllers: [
      AccountsController,
      AddressBooksController,
      SyncJobsController,
      UploadsController,
      ExportController,
      ApprovalsController,
      OauthController,
      SourcesController,
      PersonsController,
      JudgementsController,
      ReviewsController,
      EditsController,
      HistoryController,
      HealthController,
      MetricsController,
      SyncEventsController,
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
      AccountsService,
      SyncJobsService,
      { provide: UPLOAD_LIMIT, useValue: parts.uploadLimit },
      UploadStore,
      UploadsService,
      OauthService,
      ApprovalsService,
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
