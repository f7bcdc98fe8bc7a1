import type { Contact } from '#contracts';
import { canonicalContact, normaliseGoogleContact } from '#domain';

interface GivenRecord {
  readonly provider: string;
  readonly kind: string;
  readonly payload: string;
  readonly region: string | null;
}

type Normaliser = (payload: unknown, options: { region: string | null }) => Contact;

/** One entry for each provider whose contacts Kith understands. */
const normalisers: ReadonlyMap<string, Normaliser> = new Map([['google', normaliseGoogleContact]]);

/** The contact that a record would become; undefined for groups, and for what cannot be read. */
export function contactAsGiven({ provider, kind, payload, region }: GivenRecord): Contact | undefined {
  const normalise = kind === 'group' ? undefined : normalisers.get(provider);
  if (!normalise) return undefined;
  try {
    return canonicalContact(normalise(JSON.parse(payload), { region }));
  } catch {
    return undefined;
  }
}
