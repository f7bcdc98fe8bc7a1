import { connectableProviders } from '#domain';

/** The providers of accounts. */
export const providers: readonly string[] = connectableProviders.map(({ name }) => name);

export const noSuchProvider = `There is no such provider. Use one of: ${providers.join(', ')}`;

/** Ignores case and surrounding spaces. */
export function providerName(written: unknown): unknown {
  return typeof written === 'string' ? written.trim().toLowerCase() : written;
}
