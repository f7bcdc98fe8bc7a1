import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { HealthMetrics } from './health-metrics.js';
import { type HealthPart, SystemHealth } from './system-health.js';
import type { StoredState } from './system-sample.js';
import type { SystemSampler } from './system-sampler.js';

const INTERVAL_MS = 3_000;

export interface SystemReport {
  /** Unix milliseconds; null before the first look. */
  readonly checkedAt: number | null;
  readonly parts: readonly HealthPart[];
  /** Open ones. */
  readonly deadLetters: number;
}

/** Looks at everything every three seconds, so that a question about it is answered at once, whatever hangs. */
@Injectable()
export class HealthMonitor implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #health = new SystemHealth();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #report: SystemReport = { checkedAt: null, parts: [], deadLetters: 0 };

  constructor(
    private readonly sampler: SystemSampler,
    private readonly metrics: HealthMetrics,
  ) {}

  get report(): SystemReport {
    return this.#report;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#lookOnce(), INTERVAL_MS);
    this.#lookOnce();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  #lookOnce(): void {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  async #look(): Promise<void> {
    const sample = await this.sampler.sample();
    const parts = this.#health.observe(sample);
    const deadLetters = sample.stored === null ? this.#report.deadLetters : openLetters(sample.stored);
    this.#report = { checkedAt: sample.at, parts, deadLetters };
    this.metrics.show(sample, parts);
  }
}

function openLetters({ deadLetters }: StoredState): number {
  return deadLetters.reduce((sum, { count }) => sum + count, 0);
}
