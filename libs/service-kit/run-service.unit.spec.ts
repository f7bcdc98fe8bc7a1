import { afterEach, describe, expect, test } from 'vitest';
import { type SampleProcess, startSample } from './testing/sample-process.js';
import { eventsOf, secretsOf } from './testing/samples.js';

let sample: SampleProcess | undefined;

function start(behaviour: string, env?: Record<string, string>): SampleProcess {
  sample = startSample(behaviour, env);
  return sample;
}

async function get(service: SampleProcess, path: string): Promise<{ status: number; body: string }> {
  const { opsPort } = await service.logged('The service is started');
  const response = await fetch(`http://127.0.0.1:${String(opsPort)}${path}`);
  return { status: response.status, body: await response.text() };
}

afterEach(() => {
  sample?.child.kill('SIGKILL');
});

describe('a service as a process', () => {
  test('refuses to start with exit code 78 and a sentence for each wrong key, never with its value', async () => {
    const service = start('works', { KITH_OPS_PORT: 'hunter2', KITH_LOG_LEVEL: 'noisy' });
    expect(await service.exitCode).toBe(78);
    expect(service.output().trim().split('\n')).toEqual([
      'sample: KITH_LOG_LEVEL: Invalid option: expected one of "trace"|"debug"|"info"|"warn"|"error"|"fatal"|"silent".',
      'sample: KITH_OPS_PORT: Invalid input: expected number, received NaN.',
    ]);
  });

  test('answers live, ready and metrics once it is started', async () => {
    const service = start('works');
    expect(await get(service, '/health/live')).toEqual({ status: 200, body: '{"status":"ok","failing":[]}' });
    expect(await get(service, '/health/ready')).toEqual({ status: 200, body: '{"status":"ok","failing":[]}' });
    expect((await get(service, '/metrics')).body).toMatch(/^process_cpu_user_seconds_total\{service="sample"\}/m);
    expect((await get(service, '/')).status).toBe(404);
  });

  test('is unready while a dependency is down, and names it without its error', async () => {
    const service = start('unready');
    const answer = await get(service, '/health/ready');
    expect(answer).toEqual({ status: 503, body: '{"status":"failing","failing":["database"]}' });
    expect((await get(service, '/health/live')).status).toBe(200);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('stops in order on %s and exits with 0', async (signal) => {
    const service = start('works');
    await service.logged('The service is started');
    service.child.kill(signal);
    expect(await service.exitCode).toBe(0);
    expect(service.lines().map(({ msg }) => msg)).toEqual([
      'Sample works',
      'The service is started',
      'Stopping',
      'Sample stopped',
      'Stopped',
    ]);
  });

  test('stops when its supervisor dies', async () => {
    const service = start('works');
    await service.logged('The service is started');
    service.child.disconnect();
    expect(await service.exitCode).toBe(0);
    expect(await service.logged('Stopping')).toMatchObject({ reason: 'the supervisor is gone' });
  });

  test('gives up on a stop that takes longer than ten seconds, with exit code 1', async () => {
    const service = start('never-stops');
    await service.logged('The service is started');
    const begin = performance.now();
    service.child.kill('SIGTERM');
    expect(await service.exitCode).toBe(1);
    expect(performance.now() - begin).toBeLessThan(11_500);
  });

  test('exits at once when the same signal comes again, but not for a different one', async () => {
    const service = start('never-stops');
    await service.logged('The service is started');
    service.child.kill('SIGINT');
    await service.logged('Stopping');
    service.child.kill('SIGTERM');
    const begin = performance.now();
    service.child.kill('SIGINT');
    expect(await service.exitCode).toBe(1);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  test.each([
    ['throws-later', 'Uncaught error', 1],
    ['rejects-later', 'Unhandled rejection', 1],
    ['broken', 'The service did not start', 1],
    ['refused', 'The service did not start', 75],
    ['misconfigured', 'The service did not start', 78],
    ['fatal', 'The service cannot continue', 75],
  ])('%s: logs "%s" and exits with %i', async (behaviour, text, code) => {
    const service = start(behaviour);
    expect(await service.exitCode).toBe(code);
    expect(await service.logged(text)).toMatchObject({ level: 'fatal', err: { type: 'Error' } });
  });

  test('logs no secret and no personal data, whatever a service hands to its logger', async () => {
    const service = start('talks');
    await service.logged('The service is started');
    service.child.kill('SIGTERM');
    await service.exitCode;
    const logged = service.lines().filter(({ msg }) => !/^(Sample|The service|Stop)/.test(String(msg)));
    expect(logged).toHaveLength(eventsOf(secretsOf()).length);
    for (const secret of Object.values(secretsOf())) expect(service.output()).not.toContain(secret);
    expect(service.output()).not.toContain(Buffer.from(secretsOf().email).toString('base64'));
  });
});
