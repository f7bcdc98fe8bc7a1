import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { alive, Health, type HealthReport } from '#service-kit';
import { Open } from '../auth/access.decorator.js';

const report = z
  .object({ status: z.enum(['ok', 'failing']), failing: z.array(z.string()) })
  .meta({ id: 'Health', description: 'The names of the failing checks; their errors are in the log' });

@ApiTags('operations')
@Controller('health')
export class ProbesController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Open()
  @ApiOperation({ summary: 'Whether the process works' })
  @ApiResponse({ status: 200, description: 'Yes', standardSchema: report })
  @ApiResponse({ status: 503, description: 'No: restart it', standardSchema: report })
  live(@Res({ passthrough: true }) reply: FastifyReply): HealthReport {
    return answer(reply, alive);
  }

  @Get('ready')
  @Open()
  @ApiOperation({ summary: 'Whether the process can serve requests' })
  @ApiResponse({ status: 200, description: 'Yes', standardSchema: report })
  @ApiResponse({ status: 503, description: 'Not now', standardSchema: report })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(reply, await this.health.report());
  }
}

function answer(reply: FastifyReply, health: HealthReport): HealthReport {
  void reply.status(health.status === 'ok' ? 200 : 503);
  return health;
}
