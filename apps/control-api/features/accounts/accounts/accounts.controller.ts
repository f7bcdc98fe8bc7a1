import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import {
  type AccountChanges,
  type AccountView,
  accountChanges,
  accountExample,
  accountParams,
  accountSchema,
  type NewAccount,
  newAccount,
} from './account.schemas.js';
import { accountView } from './account.view.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('instances')
@Controller('instances')
export class AccountsController {
  constructor(private readonly instances: AccountsService) {}

  @Post()
  @Operation({
    summary: 'Connect an account',
    description: 'The credentials are sealed into the vault and never given out. Syncing begins by its settings.',
    scope: 'admin',
    status: 201,
    answer: z.object({ data: accountSchema }),
    example: { data: { ...accountExample, state: 'connecting' } },
    errors: ['TOO_LARGE', 'NOT_JSON'],
  })
  async add(@Body({ schema: newAccount }) body: NewAccount): Promise<{ data: AccountView }> {
    return { data: accountView(await this.instances.add(body)) };
  }

  @Get()
  @Operation({
    summary: 'List the connected accounts',
    scope: 'read',
    answer: z.object({ data: z.array(accountSchema) }),
    example: { data: [accountExample] },
  })
  async list(): Promise<{ data: AccountView[] }> {
    return { data: (await this.instances.list()).map(accountView) };
  }

  @Get(':id')
  @Operation({
    summary: 'One account, also a removed one',
    scope: 'read',
    answer: z.object({ data: accountSchema }),
    example: { data: accountExample },
    errors: ['NOT_FOUND'],
  })
  async get(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
  ): Promise<{ data: AccountView }> {
    return { data: accountView(await this.instances.get(id)) };
  }

  @Patch(':id')
  @Operation({
    summary: 'Change an account',
    description: 'Settings are given whole. Connectors follow with the next run, which comes at once.',
    scope: 'admin',
    answer: z.object({ data: accountSchema }),
    example: { data: accountExample },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async change(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Body({ schema: accountChanges }) changes: AccountChanges,
  ): Promise<{ data: AccountView }> {
    return { data: accountView(await this.instances.change(id, changes)) };
  }

  @Delete(':id')
  @Operation({
    summary: 'Disconnect an account',
    description:
      'Its credentials are forgotten and its jobs cancelled; the people it brought stay. A consent that was given at Google stays there until it is taken back there.',
    scope: 'admin',
    answer: z.object({ data: accountSchema }),
    example: { data: { ...accountExample, state: 'removed', removedAt: '2026-01-03T00:00:00.000Z' } },
    errors: ['NOT_FOUND'],
  })
  async remove(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
  ): Promise<{ data: AccountView }> {
    return { data: accountView(await this.instances.remove(id)) };
  }
}
