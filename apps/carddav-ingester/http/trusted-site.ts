import { getDomain } from 'tldts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The URLs to which an account's password may be sent: https URLs of the registrable domain that the owner entered. Plain http is
 * allowed for this machine, or if the owner allows it. Every request needs the password, so no other URL is requested at all.
 */
export class TrustedSite {
  readonly #site: string;

  constructor(
    home: URL,
    private readonly allowPlainHttp: boolean,
  ) {
    this.#site = siteOf(home.hostname);
  }

  /**
   * `from`: the URL that redirected to the target. https redirects to https only, and no redirect leads to another port: another
   * program of the host may listen there. From port 80 to 443 is the usual way to https.
   */
  trusts(target: URL, from?: URL): boolean {
    if (siteOf(target.hostname) !== this.#site) return false;
    if (from !== undefined && target.port !== from.port) return false;
    if (target.protocol === 'https:') return true;
    if (target.protocol !== 'http:' || from?.protocol === 'https:') return false;
    return this.allowPlainHttp || LOOPBACK.test(target.hostname);
  }
}

/** A host without a registrable domain (an address, localhost, a name of the local network) is its own site. */
function siteOf(hostname: string): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
