import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.js';
import { moment } from '../validation/schemas.js';
import { HealthMonitor } from './health-monitor.js';

const part = z.object({
  name: z.string(),
  state: z.enum(['ok', 'standstill']),
  since: moment.nullable().meta({ description: 'Since when it stands still' }),
  message: z.string().nullable().meta({ description: 'A sentence about the standstill' }),
});
const systemHealth = z
  .object({
    status: z.enum(['ok', 'standstill', 'unknown']),
    checkedAt: moment.nullable().meta({ description: 'When it was looked at last' }),
    parts: z.array(part),
    deadLetters: z.int().meta({ description: 'Messages that could not be processed and that nobody has settled' }),
  })
  .meta({ id: 'SystemHealth' });
type SystemHealthView = z.output<typeof systemHealth>;

const example: SystemHealthView = {
  status: 'standstill',
  checkedAt: '2026-01-02T03:04:05.000Z',
  parts: [
    { name: 'kafka', state: 'ok', since: null, message: null },
    {
      name: 'identity-resolver',
      state: 'standstill',
      since: '2026-01-02T03:03:40.000Z',
      message: 'identity-resolver gives no sign of life: it was stopped, or hangs.',
    },
  ],
  deadLetters: 0,
};

@ApiTags('operations')
@Controller('health')
export class SystemHealthController {
  constructor(private readonly monitor: HealthMonitor) {}

  @Get()
  @Operation({
    summary: 'What works, and what stands still since when',
    description: 'Seen from outside of the parts, by their heartbeats, the lag of the consumers and the outboxes.',
    scope: 'read',
    answer: z.object({ data: systemHealth }),
    example: { data: { ...example, status: 'ok', parts: example.parts.slice(0, 1) } },
  })
  @ApiResponse({
    status: 503,
    description: 'Something stands still; or UNAVAILABLE, as an error, if the key cannot be checked',
    standardSchema: z.union([z.object({ data: systemHealth }), z.object({ error: z.unknown() })]),
    example: { data: example },
  })
  get(@Res({ passthrough: true }) reply: FastifyReply): { data: SystemHealthView } {
    const { checkedAt, parts, deadLetters } = this.monitor.report;
    const works = parts.every(({ state }) => state === 'ok');
    const status = checkedAt === null ? 'unknown' : works ? 'ok' : 'standstill';
    void reply.status(status === 'ok' ? 200 : 503);
    return {
      data: {
        status,
        checkedAt: time(checkedAt),
        parts: parts.map((one) => ({ ...one, since: time(one.since) })),
        deadLetters,
      },
    };
  }
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
