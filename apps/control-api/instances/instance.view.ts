import type { Instance } from '#store/orm';
import type { InstanceView } from './instance.schemas.js';

export function viewOfInstance(instance: Instance): InstanceView {
  return {
    id: instance.id,
    provider: instance.provider,
    name: instance.name,
    settings: instance.settings,
    state: instance.state,
    stateCode: instance.stateCode ?? null,
    stateMessage: instance.stateMessage ?? null,
    stateSince: instance.stateSince.toISOString(),
    createdAt: instance.createdAt.toISOString(),
    removedAt: instance.removedAt?.toISOString() ?? null,
  };
}
