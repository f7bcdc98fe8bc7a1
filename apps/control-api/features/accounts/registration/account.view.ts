import { providerNamed } from '#domain';
import type { Instance } from '#store/orm';
import type { AccountView } from './account.schemas.js';

export function accountView(instance: Instance): AccountView {
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
    login: loginCall(instance),
    warnings: warningsOf(instance),
  };
}

function loginCall({ id, provider, state }: Instance): AccountView['login'] {
  if (state !== 'needs-login' || providerNamed(provider)?.connectable?.login !== 'oauth') return null;
  return { method: 'POST', path: '/api/v2/oauth/google/start', body: { instanceId: id } };
}

function warningsOf({ loginExpiresAt }: Instance): string[] {
  if (!loginExpiresAt) return [];
  return [
    `Google ends this sign-in on ${loginExpiresAt.toISOString().slice(0, 10)}, because its app is in testing. Publish the app in the console of Google and sign in again, or sign in again before that day.`,
  ];
}
