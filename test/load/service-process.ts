import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { memoryEnvironment, nodeFlags } from '#embedded/paths.mjs';
import { choosePorts } from '#embedded/servers/ports.mjs';

export interface ServiceEnv {
  readonly kafkaBrokers: string;
  readonly databaseUrl: string;
  readonly topicPrefix: string;
}

/** A service of Kith as in production: the built program in its own process. */
export class ServiceProcess {
  private constructor(
    readonly name: string,
    readonly child: ChildProcess,
    private readonly opsUrl: string,
  ) {}

  /** Starts `dist/<program>.js`; its output goes to `logFile`. */
  static async start(
    program: string,
    env: ServiceEnv,
    options: { logFile: string; env?: Readonly<Record<string, string>> },
  ): Promise<ServiceProcess> {
    const { ops } = await choosePorts(['ops']);
    const child = spawn(process.execPath, [...nodeFlags, `dist/${program}.js`], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...memoryEnvironment,
        PATH: process.env.PATH,
        KITH_KAFKA_BROKERS: env.kafkaBrokers,
        KITH_DATABASE_URL: env.databaseUrl,
        KITH_TOPIC_PREFIX: env.topicPrefix,
        KITH_OPS_PORT: String(ops),
        ...options.env,
      },
    });
    const log = createWriteStream(options.logFile, { flags: 'a' });
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    return new ServiceProcess(program.replace(/^apps\/(.*)\/main$/, '$1'), child, `http://127.0.0.1:${ops}`);
  }

  /** Resolves when the readiness check succeeds. */
  async ready(): Promise<void> {
    await this.#until('/health/ready');
  }

  /** Resolves when the liveness check succeeds; the service may still be starting. */
  async answers(): Promise<void> {
    await this.#until('/health/live');
  }

  async #until(path: string, withinMs = 60_000): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (performance.now() < deadline) {
      if (this.child.exitCode !== null)
        throw new Error(`${this.name} ended with exit code ${this.child.exitCode} before it was ready`);
      const answer = await fetch(this.opsUrl + path).catch(() => undefined);
      if (answer?.ok) return;
      await delay(50);
    }
    throw new Error(`${this.name} did not answer ${path} within ${withinMs} ms`);
  }

  /** From the metrics of the service. */
  async usage(): Promise<{ residentMemoryBytes: number; cpuSeconds: number }> {
    const text = await (await fetch(`${this.opsUrl}/metrics`)).text();
    const read = (metric: string): number =>
      Number(new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    return {
      residentMemoryBytes: read('process_resident_memory_bytes'),
      cpuSeconds: read('process_cpu_seconds_total'),
    };
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
  }
}
