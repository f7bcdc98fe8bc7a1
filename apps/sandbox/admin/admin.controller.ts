import { Body, Controller, Delete, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { GoogleAccounts } from '../google/account/google-accounts.js';
import { TokenStore } from '../google/oauth/token-store.js';
import { Faults } from '../wire/faults.js';
import { RequestLog } from '../wire/request-log.js';
import { LoopbackGuard } from './loopback.guard.js';
import { NewFault, parsed } from './validation.js';

/** Controls the whole sandbox: request log, faults, reset. */
@Controller('admin')
@UseGuards(LoopbackGuard)
export class AdminController {
  constructor(
    private readonly accounts: GoogleAccounts,
    private readonly tokens: TokenStore,
    private readonly faults: Faults,
    private readonly log: RequestLog,
  ) {}

  @Get('requests')
  requests(): object {
    return this.log.report();
  }

  @Get('faults')
  listFaults(): object {
    return { faults: this.faults.list() };
  }

  @Post('faults')
  addFault(@Body() body: unknown): object {
    this.faults.add(parsed(NewFault, body));
    return this.listFaults();
  }

  @Delete('faults')
  @HttpCode(204)
  clearFaults(): void {
    this.faults.clear();
  }

  /** Restores the state after a start: only the default account, no tokens, no faults, an empty log. */
  @Post('reset')
  @HttpCode(204)
  reset(): void {
    this.accounts.reset();
    this.tokens.reset();
    this.faults.clear();
    this.log.clear();
  }
}
