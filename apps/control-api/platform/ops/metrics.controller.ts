import { Controller, Get, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { Needs } from '../auth/access.decorator.js';

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly registry: Registry) {}

  @Get()
  @Needs('read')
  @ApiBearerAuth('apiKey')
  @ApiOperation({ summary: 'Metrics in the Prometheus text format', description: 'Needs the scope `read`.' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'Done' })
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.registry.contentType);
    return this.registry.metrics();
  }
}
