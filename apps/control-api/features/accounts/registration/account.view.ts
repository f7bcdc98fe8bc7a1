import { providerNamed, type SuggestedRegion } from '#domain';
import type { Instance } from '#store/orm';
import type { AccountView } from './account.schemas.js';
import type { AccountAdvice } from './account-advice.reader.js';

/** @param advice null if the account was just removed: nothing can be changed about it any more */
export function accountView(instance: Instance, advice: AccountAdvice | null): AccountView {
  const due = instance.removedAt ? null : advice;
  const hasRegion = 'region' in instance.settings;
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
    suggestedRegion: (hasRegion ? null : due?.region) ?? null,
    warnings: due ? warningsOf(instance, due) : [],
  };
}

function loginCall({ id, provider, state }: Instance): AccountView['login'] {
  if (state !== 'needs-login' || providerNamed(provider)?.connectable?.login !== 'oauth') return null;
  return { method: 'POST', path: '/api/v2/oauth/google/start', body: { instanceId: id } };
}

function warningsOf(instance: Instance, { region, sameAs }: AccountAdvice): string[] {
  const same = sameAs.get(instance.id);
  return [
    ...('region' in instance.settings ? [] : [regionWarning(region)]),
    ...(same === undefined ? [] : [`It brings the contacts that "${same}" brings. Disconnect one of the two.`]),
    ...signInWarning(instance),
  ];
}

const SOURCES = {
  numbers: 'most numbers with a country code are from there',
  language: 'by the language of this request',
} as const satisfies Record<SuggestedRegion['source'], string>;

function regionWarning(suggestion: SuggestedRegion | null): string {
  const probably = suggestion ? `, probably to ${suggestion.region} (${SOURCES[suggestion.source]})` : '';
  return `Phone numbers without a country code are not recognised, because this account has no region. Set settings.region${probably}.`;
}

function signInWarning({ loginExpiresAt }: Instance): string[] {
  if (!loginExpiresAt) return [];
  return [
    `Google ends this sign-in on ${loginExpiresAt.toISOString().slice(0, 10)}, because its app is in testing. Publish the app in the console of Google and sign in again, or sign in again before that day.`,
  ];
}
