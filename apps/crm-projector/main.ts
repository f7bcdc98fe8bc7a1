import { crmActivity, crmChanges, edits, identityEvents, rawGroups } from '#contracts';
import { batchConfig, runService, startBatchService } from '#service-kit';
import { CrmProjectorModule } from './crm-projector.module.js';

await runService({
  name: 'crm-projector',
  config: batchConfig,
  start: (context) =>
    startBatchService(context, {
      name: 'crm-projector',
      module: CrmProjectorModule,
      consumes: [identityEvents, edits, rawGroups],
      emits: [crmChanges, crmActivity],
    }),
});
