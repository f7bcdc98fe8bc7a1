import { Controller, Get } from '@nestjs/common';

/** The sandbox depends on no server: once it listens, it is ready. */
@Controller('health')
export class HealthController {
  @Get(['live', 'ready'])
  ok(): object {
    return { status: 'ok' };
  }
}
