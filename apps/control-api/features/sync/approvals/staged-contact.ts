import type { Contact } from '#contracts';
import { canonicalContact, providerNamed } from '#domain';

interface StagedPayload {
  readonly provider: string;
  readonly kind: string;
  readonly payload: string;
  readonly region: string | null;
}

/** The contact that a record would become; undefined for groups, and for what cannot be read. */
export function stagedContact({ provider, kind, payload, region }: StagedPayload): Contact | undefined {
  const normalise = kind === 'group' ? undefined : providerNamed(provider)?.normaliseContact;
  if (!normalise) return undefined;
  try {
    return canonicalContact(normalise(JSON.parse(payload), { region }));
  } catch {
    return undefined;
  }
}
