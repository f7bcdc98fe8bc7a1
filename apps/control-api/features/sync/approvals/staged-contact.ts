import type { Contact } from '#contracts';
import { canonicalContact, providerNamed } from '#domain';

interface StagedPayload {
  readonly provider: string;
  readonly kind: string;
  readonly payload: string;
  readonly region: string | null;
}

/** The contact of a staged record; undefined for a group and for a payload that cannot be normalised. */
export function stagedContact({ provider, kind, payload, region }: StagedPayload): Contact | undefined {
  const normalise = kind === 'group' ? undefined : providerNamed(provider)?.normaliseContact;
  if (!normalise) return undefined;
  try {
    return canonicalContact(normalise(JSON.parse(payload), { region }));
  } catch {
    return undefined;
  }
}
