import { Controller, Get } from '@nestjs/common';

/** The sandbox keeps everything in memory: once it listens, it is ready. */
@Controller('health')
export class HealthController {
  @Get(['live', 'ready'])
  ok(): object {
    return { status: 'ok' };
  }
}
