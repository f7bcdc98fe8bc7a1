import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.js';
import { WORLD, type World, worldSchema } from './world.js';

const about = z.object({ world: worldSchema }).meta({ id: 'About', description: 'What answers here' });

@ApiTags('operations')
@Controller()
export class WorldController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get()
  @Operation({
    summary: 'Which world this is',
    description: '`demo`: made-up contacts; a sandbox stands in for Google. `own`: the accounts of the owner.',
    scope: 'read',
    answer: z.object({ data: about }),
    example: { data: { world: 'own' } },
  })
  about(): { data: { world: World } } {
    return { data: { world: this.world } };
  }
}
