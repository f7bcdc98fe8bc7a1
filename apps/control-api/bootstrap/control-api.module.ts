import { type DynamicModule, Module } from '@nestjs/common';
import { type AccountsOptions, accountsModule } from '../features/accounts/accounts.module.js';
import { DeadLettersModule } from '../features/dead-letters/dead-letters.module.js';
import { IdentityModule } from '../features/identity/identity.module.js';
import { PersonsModule } from '../features/persons/persons.module.js';
import { SyncModule } from '../features/sync/sync.module.js';
import { type PlatformParts, platformModule } from '../platform/platform.module.js';

export interface ControlApiOptions {
  readonly platform: PlatformParts;
  readonly accounts: AccountsOptions;
}

@Module({})
class ControlApiModule {}

export function controlApiModule({ platform, accounts }: ControlApiOptions): DynamicModule {
  return {
    module: ControlApiModule,
    imports: [
      platformModule(platform),
      accountsModule(accounts),
      SyncModule,
      PersonsModule,
      IdentityModule,
      DeadLettersModule,
    ],
  };
}
