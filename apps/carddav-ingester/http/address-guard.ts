import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** The host has an address that this deployment does not connect to. */
export class AddressRefused extends Error {
  constructor() {
    super('The host has a private address, and this deployment connects to public ones only');
    this.name = 'AddressRefused';
  }
}

type LookupCallback = Parameters<LookupFunction>[2];

/** As `dns.lookup` with `all: true`. */
export type LookupAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Whether an address is on the public internet, and not of a private network, this machine, or a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Connects to public addresses only. It checks the address that it connects to, so a name that resolves to another address a moment
 * later (DNS rebinding) has no effect.
 */
export function publicOnlyAgent(options: Agent.Options, lookup: LookupAll): Agent {
  const connect = buildConnector({ lookup: guarded(lookup) });
  return new Agent({
    ...options,
    connect: (target, callback) => {
      // A host that is an IP address is not looked up.
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !isPublicAddress(host)) callback(new AddressRefused(), null);
      else connect(target, callback);
    },
  });
}

function guarded(lookup: LookupAll): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      answer(error, addresses, options.all === true, callback);
    });
  };
}

function answer(error: Error | null, addresses: LookupAddress[], all: boolean, callback: LookupCallback): void {
  const [first] = addresses ?? [];
  if (error || !first) callback(error ?? new Error('The host has no address'), '', 0);
  else if (!addresses.every(({ address }) => isPublicAddress(address))) callback(new AddressRefused(), '', 0);
  else if (all) callback(null, addresses);
  else callback(null, first.address, first.family);
}
