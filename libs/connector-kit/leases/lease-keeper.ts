import type { KafkaLogger } from '#event-log';
import { LEASE_MS, type Lease, type LeaseKey, type Leases } from './leases.js';

const RENEW_EVERY_MS = LEASE_MS / 3;

/** Must stop when `lost` is aborted. */
export type LeasedWork = (lease: Lease, lost: AbortSignal) => Promise<void>;

interface LeaseKeeperOptions {
  readonly leases: Pick<Leases, 'acquire' | 'renew' | 'release'>;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number;
  readonly logger: Pick<KafkaLogger, 'warn'>;
}

interface HeldLease {
  readonly lease: Lease;
  readonly lost: AbortController;
  /** Before the statement that set its expiry was sent. */
  renewedAt: number;
}

/** Holds the leases of one process: renews all of them together, and aborts the work of a lease that is lost. */
export class LeaseKeeper {
  readonly #held = new Set<HeldLease>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: LeaseKeeperOptions) {}

  start(): void {
    this.#timer = setInterval(() => void this.renew(), RENEW_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Runs the work under the lease and releases it. Returns false, without running it, if the lease is held already. */
  async run(key: LeaseKey, work: LeasedWork): Promise<boolean> {
    const { leases, monotonicNow } = this.options;
    const renewedAt = monotonicNow();
    const lease = await leases.acquire(key);
    if (!lease) return false;
    const held: HeldLease = { lease, lost: new AbortController(), renewedAt };
    this.#held.add(held);
    try {
      await work(lease, held.lost.signal);
    } finally {
      this.#held.delete(held);
      await leases.release(lease);
    }
    return true;
  }

  /** Called by the timer. Does not throw: a lease that cannot be renewed for as long as it lasts is lost. */
  async renew(): Promise<void> {
    const held = [...this.#held];
    if (held.length === 0) return;
    const { leases, logger, monotonicNow } = this.options;
    const at = monotonicNow();
    try {
      const renewed = new Set((await leases.renew(held.map(({ lease }) => lease))).map(keyOf));
      for (const one of held) {
        if (renewed.has(keyOf(one.lease))) one.renewedAt = at;
        else loseLease(one);
      }
    } catch (error) {
      logger.warn({ err: error }, 'Renewing the leases failed; trying again');
      for (const one of held) if (monotonicNow() - one.renewedAt >= LEASE_MS) loseLease(one);
    }
  }
}

function loseLease({ lost }: HeldLease): void {
  lost.abort(new Error("The account's lease was lost"));
}

function keyOf({ accountId, type, token }: Lease): string {
  return `${accountId}/${type}/${token}`;
}
