import { getDomain } from 'tldts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Where an account's password may go: hosts of the registrable domain that the owner named, by https. Plain http serves for this
 * machine itself, or where the owner allows it. Everything that is asked needs the password, so nothing else is visited at all.
 */
export class TrustedSite {
  readonly #site: string;

  constructor(
    home: URL,
    private readonly allowPlainHttp: boolean,
  ) {
    this.#site = siteOf(home.hostname);
  }

  /** `from`: what led there; an answer that came by https leads to https only. */
  trusts(target: URL, from?: URL): boolean {
    if (siteOf(target.hostname) !== this.#site) return false;
    if (target.protocol === 'https:') return true;
    if (target.protocol !== 'http:' || from?.protocol === 'https:') return false;
    return this.allowPlainHttp || LOOPBACK.test(target.hostname);
  }
}

/** A host without a registrable domain (an address, localhost, a name of the local network) stands for itself. */
function siteOf(hostname: string): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
