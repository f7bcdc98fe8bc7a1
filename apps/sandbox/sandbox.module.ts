import { type DynamicModule, Module } from '@nestjs/common';
import { AdminController } from './admin/admin.controller.js';
import { GoogleAccounts } from './google/account/google-accounts.js';
import { AccountsController } from './google/admin/accounts.controller.js';
import { AccountAccess } from './google/oauth/account-access.js';
import { OauthController } from './google/oauth/oauth.controller.js';
import { TokenStore } from './google/oauth/token-store.js';
import { PeopleController } from './google/people-api/people.controller.js';
import { HealthController } from './health.controller.js';
import { SANDBOX_SETTINGS, type SandboxSettings } from './sandbox.settings.js';
import { Faults } from './wire/faults.js';
import { RequestLog } from './wire/request-log.js';

@Module({
  controllers: [PeopleController, OauthController, AccountsController, AdminController, HealthController],
  providers: [GoogleAccounts, TokenStore, AccountAccess, Faults, RequestLog],
})
class SandboxModule {}

export function sandboxModule(settings: SandboxSettings): DynamicModule {
  return { module: SandboxModule, providers: [{ provide: SANDBOX_SETTINGS, useValue: settings }] };
}
