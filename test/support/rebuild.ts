import { SingleObjectCodec } from '#contracts';
import type { KafkaConnection } from '#event-log';
import { rebuildCrm } from '../../apps/crm-projector/rebuild/rebuild-crm.js';
import { silentLogger } from './silent-logger.js';

/** Rebuilds the read model of persons from the log, as `kith rebuild crm` does. */
export function rebuild(databaseUrl: string, kafka: KafkaConnection): Promise<void> {
  const report = () => undefined;
  return rebuildCrm({ databaseUrl, kafka, codec: new SingleObjectCodec(), logger: silentLogger, report });
}
