import { type DynamicModule, Module } from '@nestjs/common';
import { SyncJobsModule } from '../../shared/sync-jobs/sync-jobs.module.js';
import { GoogleOauthClient, type GoogleOauthEndpoints } from './google-oauth/google-oauth.client.js';
import { GoogleOauthController } from './google-oauth/google-oauth.controller.js';
import { GoogleOauthService } from './google-oauth/google-oauth.service.js';
import { AccountAdviceReader } from './registration/account-advice.reader.js';
import { AccountsController } from './registration/accounts.controller.js';
import { AccountsService } from './registration/accounts.service.js';
import { AddressBooksController } from './registration/address-books.controller.js';
import { UploadStore } from './uploads/upload-store.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UPLOAD_LIMIT, UploadsService } from './uploads/uploads.service.js';

export interface AccountsOptions {
  /** The largest upload, in bytes. */
  readonly uploadLimit: number;
  readonly googleOauth: GoogleOauthEndpoints;
}

@Module({})
class AccountsModule {}

/** Connected accounts: credentials, settings, login by Google, uploaded address books. */
export function accountsModule({ uploadLimit, googleOauth }: AccountsOptions): DynamicModule {
  return {
    module: AccountsModule,
    imports: [SyncJobsModule],
    controllers: [AccountsController, AddressBooksController, GoogleOauthController, UploadsController],
    providers: [
      AccountsService,
      AccountAdviceReader,
      GoogleOauthService,
      { provide: GoogleOauthClient, useValue: new GoogleOauthClient(googleOauth) },
      UploadsService,
      UploadStore,
      { provide: UPLOAD_LIMIT, useValue: uploadLimit },
    ],
  };
}
