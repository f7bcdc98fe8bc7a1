import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import {
  type InstanceChanges,
  type InstanceView,
  instanceChanges,
  instanceExample,
  instanceParams,
  instanceView,
  type NewInstance,
  newInstance,
} from './account.schemas.js';
import { viewOfInstance } from './account.view.js';
import { InstancesService } from './accounts.service.js';

@ApiTags('instances')
@Controller('instances')
export class InstancesController {
  constructor(private readonly instances: InstancesService) {}

  @Post()
  @Operation({
    summary: 'Connect an account',
    description: 'The credentials are sealed into the vault and never given out. Syncing begins by its settings.',
    scope: 'admin',
    status: 201,
    answer: z.object({ data: instanceView }),
    example: { data: { ...instanceExample, state: 'connecting' } },
    errors: ['TOO_LARGE', 'NOT_JSON'],
  })
  async add(@Body({ schema: newInstance }) body: NewInstance): Promise<{ data: InstanceView }> {
    return { data: viewOfInstance(await this.instances.add(body)) };
  }

  @Get()
  @Operation({
    summary: 'List the connected accounts',
    scope: 'read',
    answer: z.object({ data: z.array(instanceView) }),
    example: { data: [instanceExample] },
  })
  async list(): Promise<{ data: InstanceView[] }> {
    return { data: (await this.instances.list()).map(viewOfInstance) };
  }

  @Get(':id')
  @Operation({
    summary: 'One account, also a removed one',
    scope: 'read',
    answer: z.object({ data: instanceView }),
    example: { data: instanceExample },
    errors: ['NOT_FOUND'],
  })
  async get(
    @Param({ schema: instanceParams }) { id }: z.output<typeof instanceParams>,
  ): Promise<{ data: InstanceView }> {
    return { data: viewOfInstance(await this.instances.get(id)) };
  }

  @Patch(':id')
  @Operation({
    summary: 'Change an account',
    description: 'Settings are given whole. Connectors follow with the next run, which comes at once.',
    scope: 'admin',
    answer: z.object({ data: instanceView }),
    example: { data: instanceExample },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async change(
    @Param({ schema: instanceParams }) { id }: z.output<typeof instanceParams>,
    @Body({ schema: instanceChanges }) changes: InstanceChanges,
  ): Promise<{ data: InstanceView }> {
    return { data: viewOfInstance(await this.instances.change(id, changes)) };
  }

  @Delete(':id')
  @Operation({
    summary: 'Disconnect an account',
    description:
      'Its credentials are forgotten and its jobs cancelled; the people it brought stay. A consent that was given at Google stays there until it is taken back there.',
    scope: 'admin',
    answer: z.object({ data: instanceView }),
    example: { data: { ...instanceExample, state: 'removed', removedAt: '2026-01-03T00:00:00.000Z' } },
    errors: ['NOT_FOUND'],
  })
  async remove(
    @Param({ schema: instanceParams }) { id }: z.output<typeof instanceParams>,
  ): Promise<{ data: InstanceView }> {
    return { data: viewOfInstance(await this.instances.remove(id)) };
  }
}
