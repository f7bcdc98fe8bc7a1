import { connectableProviders } from '#domain';

/** The providers that an account can be connected to. */
export const providers: readonly string[] = connectableProviders.map(({ name }) => name);

/** The error for a provider that does not exist. */
export const noSuchProvider = `There is no such provider; known are: ${providers.join(', ')}`;

/** A provider's name as people write it, in the form that Kith uses. */
export function providerName(written: unknown): unknown {
  return typeof written === 'string' ? written.trim().toLowerCase() : written;
}
