import type { ServiceProcess } from '../load/service-process.js';

/** Samples the memory and CPU time of services once a second. */
export class Usage {
  /** Maximum, in MB. */
  readonly residentMemoryMb: Record<string, number> = {};
  /** Of the whole run, including the start. */
  readonly cpuSeconds: Record<string, number> = {};
  readonly #timer = setInterval(() => void this.look().catch(() => undefined), 1_000);

  constructor(private readonly services: readonly ServiceProcess[]) {}

  async end(): Promise<this> {
    clearInterval(this.#timer);
    await this.look();
    return this;
  }

  async look(): Promise<void> {
    for (const service of this.services) {
      const { residentMemoryBytes, cpuSeconds } = await service.usage();
      const mb = Math.round(residentMemoryBytes / 2 ** 20);
      this.residentMemoryMb[service.name] = Math.max(mb, this.residentMemoryMb[service.name] ?? 0);
      this.cpuSeconds[service.name] = cpuSeconds;
    }
  }
}
