import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Instance } from '#store/orm';
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
import { AccountAdviceReader } from './account-advice.reader.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('instances')
@Controller('instances')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly advice: AccountAdviceReader,
  ) {}

  @Post()
  @Operation({
    summary: 'Connect an account',
    description: 'The credentials are sealed in the vault and never returned. The account is read as its settings say.',
    scope: 'admin',
    status: 201,
    answer: z.object({ data: accountSchema }),
    example: { data: { ...accountExample, state: 'connecting' } },
    errors: ['DEMO_WORLD', 'ALREADY_CONNECTED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async add(
    @Body({ schema: newAccount }) body: NewAccount,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<{ data: AccountView }> {
    return { data: await this.#view(await this.accounts.add(body), languages) };
  }

  @Get()
  @Operation({
    summary: 'List the connected accounts',
    scope: 'read',
    answer: z.object({ data: z.array(accountSchema) }),
    example: { data: [accountExample] },
  })
  async list(@Headers('accept-language') languages: string | undefined): Promise<{ data: AccountView[] }> {
    const advice = await this.advice.read(languages);
    return { data: (await this.accounts.list()).map((account) => accountView(account, advice)) };
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
    @Headers('accept-language') languages: string | undefined,
  ): Promise<{ data: AccountView }> {
    return { data: await this.#view(await this.accounts.get(id), languages) };
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
    @Headers('accept-language') languages: string | undefined,
  ): Promise<{ data: AccountView }> {
    return { data: await this.#view(await this.accounts.change(id, changes), languages) };
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
    return { data: accountView(await this.accounts.remove(id, { contacts, actor }), null) };
  }

  async #view(account: Instance, languages: string | undefined): Promise<AccountView> {
    return accountView(account, await this.advice.read(languages));
  }
}
