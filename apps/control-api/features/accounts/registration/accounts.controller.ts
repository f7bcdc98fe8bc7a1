import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../../shared/accounts/account-params.js';
import {
  type AccountChanges,
  type AccountView,
  accountChanges,
  accountExample,
  accountSchema,
  type NewAccount,
  newAccount,
  type Removal,
  removal,
} from './account.schemas.js';
import { accountView } from './account.view.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('instances')
@Controller('instances')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  @Operation({
    summary: 'Connect an account',
    description: 'The credentials are sealed in the vault and never returned. The account is read as its settings say.',
    scope: 'admin',
    status: 201,
    answer: z.object({ data: accountSchema }),
    example: { data: { ...accountExample, state: 'connecting' } },
    errors: ['DEMO_WORLD', 'TOO_LARGE', 'NOT_JSON'],
  })
  async add(@Body({ schema: newAccount }) body: NewAccount): Promise<{ data: AccountView }> {
    return { data: accountView(await this.accounts.add(body)) };
  }

  @Get()
  @Operation({
    summary: 'List the connected accounts',
    scope: 'read',
    answer: z.object({ data: z.array(accountSchema) }),
    example: { data: [accountExample] },
  })
  async list(): Promise<{ data: AccountView[] }> {
    return { data: (await this.accounts.list()).map(accountView) };
  }

  @Get(':id')
  @Operation({
    summary: 'One account, also a removed one',
    scope: 'read',
    answer: z.object({ data: accountSchema }),
    example: { data: accountExample },
    errors: ['NOT_FOUND'],
  })
  async get(@Param({ schema: accountParams }) { id }: z.output<typeof accountParams>): Promise<{ data: AccountView }> {
    return { data: accountView(await this.accounts.get(id)) };
  }

  @Patch(':id')
  @Operation({
    summary: 'Change an account',
    description: 'Settings are replaced as a whole. Connectors apply them in the next run, which starts at once.',
    scope: 'admin',
    answer: z.object({ data: accountSchema }),
    example: { data: accountExample },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async change(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Body({ schema: accountChanges }) changes: AccountChanges,
  ): Promise<{ data: AccountView }> {
    return { data: accountView(await this.accounts.change(id, changes)) };
  }

  @Delete(':id')
  @Operation({
    summary: 'Disconnect an account',
    description:
      'Its credentials are deleted and its jobs cancelled. With contacts=remove, what it brought is gone from persons, search and exports, also if it was disconnected before; what was edited by hand stays. Without, its contacts stay. A consent at Google stays valid until the owner revokes it there.',
    scope: 'admin',
    answer: z.object({ data: accountSchema }),
    example: { data: { ...accountExample, state: 'removed', removedAt: '2026-01-03T00:00:00.000Z' } },
    errors: ['NOT_FOUND'],
  })
  async remove(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Query({ schema: removal }) { contacts }: Removal,
    @Actor() actor: string,
  ): Promise<{ data: AccountView }> {
    return { data: accountView(await this.accounts.remove(id, { contacts, actor })) };
  }
}
