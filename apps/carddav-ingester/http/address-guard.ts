import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** The address that a name led to is not one that this deployment connects to. */
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

/** Whether an address belongs to the open internet: none of a private network, the machine itself, or a provider's metadata. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Connections to public addresses only. The address that is looked at is the one that is connected to, so a name that gives another
 * one a moment later (DNS rebinding) gains nothing.
 */
export function publicOnlyAgent(options: Agent.Options, lookup: LookupAll): Agent {
  const connect = buildConnector({ lookup: guarded(lookup) });
  return new Agent({
    ...options,
    connect: (target, callback) => {
      // No name is looked up for a host that is written as an address.
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
