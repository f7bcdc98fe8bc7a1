import { Body, Controller, Delete, Get, HttpCode, Post, Put, UseGuards } from '@nestjs/common';
import { GoogleAccounts } from '../google/account/google-accounts.js';
import { TokenStore } from '../google/oauth/token-store.js';
import { Faults } from '../wire/faults.js';
import { RequestLog } from '../wire/request-log.js';
import { LoopbackGuard } from './loopback.guard.js';
import { NewFault, Publishing, parsed } from './validation.js';

/** What concerns the whole sandbox: the log of requests, faults, and back to the beginning. */
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

  /** The app's publishing status in the console of Google. */
  @Put('publishing')
  @HttpCode(204)
  publishing(@Body() body: unknown): void {
    this.tokens.setInTesting(parsed(Publishing, body).status === 'testing');
  }

  /** Everything as after a start: the default account as it was made, no tokens, no faults, no log. */
  @Post('reset')
  @HttpCode(204)
  reset(): void {
    this.accounts.reset();
    this.tokens.reset();
    this.faults.clear();
    this.log.clear();
  }
}
