import { edits, identityEvents, rawContacts } from '#contracts';
import { batchConfig, runService, startBatchService } from '#service-kit';
import { IdentityResolverModule } from './identity-resolver.module.js';

await runService({
  name: 'identity-resolver',
  config: batchConfig,
  start: (context) =>
    startBatchService(context, {
      name: 'identity-resolver',
      module: IdentityResolverModule,
      consumes: [rawContacts, edits],
      emits: [identityEvents],
    }),
});
