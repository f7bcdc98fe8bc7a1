import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ContactFields, MASK_PATHS } from '../google/contact-fields.js';
import type { GoogleAccount } from '../google/google-account.js';
import { GoogleAccounts } from '../google/google-accounts.js';
import { renderPerson } from '../google/render.js';
import { SCOPES } from '../oauth/account-access.js';
import { TokenBook } from '../oauth/token-book.js';
import { LoopbackGuard } from './loopback.guard.js';
import { adminError, ContactId, Expiry, NewAccount, PeoplePage, parsed } from './validation.js';

/** The Google accounts of the sandbox and the people in them, as their owner would see and edit them. */
@Controller('admin')
@UseGuards(LoopbackGuard)
export class AccountsController {
  constructor(
    private readonly accounts: GoogleAccounts,
    private readonly tokens: TokenBook,
  ) {}

  @Get('accounts')
  list(): object {
    return { accounts: this.accounts.list().map(summary) };
  }

  @Post('accounts')
  create(@Body() body: unknown): object {
    const account = this.accounts.create(parsed(NewAccount, body));
    if (account === undefined) throw adminError(409, 'conflict', 'name: an account of this name exists');
    return { ...summary(account), credentials: this.#credentials(account) };
  }

  @Get('credentials/:account')
  credentials(@Param('account') name: string): object {
    return this.#credentials(this.#account(name));
  }

  @Get('accounts/:account/people')
  people(@Param('account') name: string, @Query() query: unknown): object {
    const { contacts } = this.#account(name);
    const { limit, offset } = parsed(PeoplePage, query, 'query');
    const page = contacts.values().slice(offset, offset + limit);
    return {
      total: contacts.size,
      people: page.map((item) => renderPerson({ item, deleted: false }, MASK_PATHS, 'CONTACT')),
    };
  }

  @Get('accounts/:account/people/:id')
  person(@Param('account') name: string, @Param('id') id: string): object {
    const item = this.#account(name).contacts.get(parsed(ContactId, id, 'id'));
    if (item === undefined) throw noSuchPerson();
    return renderPerson({ item, deleted: false }, MASK_PATHS, 'CONTACT');
  }

  /** Creates the contact, or replaces the fields that the body gives and keeps the others. */
  @Put('accounts/:account/people/:id')
  write(@Param('account') name: string, @Param('id') id: string, @Body() body: unknown): object {
    const account = this.#account(name);
    const fields = parsed(ContactFields, body);
    for (const { contactGroupMembership } of fields.memberships ?? []) {
      const group = contactGroupMembership.contactGroupResourceName.slice('contactGroups/'.length);
      if (account.groups.get(group) === undefined)
        throw adminError(400, 'invalid_request', `memberships: no group ${group}`);
    }
    const item = account.writeContact(parsed(ContactId, id, 'id'), fields);
    return renderPerson({ item, deleted: false }, MASK_PATHS, 'CONTACT');
  }

  @Delete('accounts/:account/people/:id')
  @HttpCode(204)
  remove(@Param('account') name: string, @Param('id') id: string): void {
    if (!this.#account(name).contacts.remove(parsed(ContactId, id, 'id'))) throw noSuchPerson();
  }

  @Get('accounts/:account/truth')
  truth(@Param('account') name: string): object {
    return { truth: this.#account(name).truth };
  }

  @Post('accounts/:account/tokens/expire')
  @HttpCode(204)
  expire(@Param('account') name: string, @Body() body: unknown): void {
    const account = this.#account(name);
    const { kind } = parsed(Expiry, body);
    if (kind === 'sync') account.expireSyncTokens();
    if (kind === 'access') this.tokens.expireAccessTokens(name);
    if (kind === 'refresh') this.tokens.expireRefreshTokens(name);
  }

  #account(name: string): GoogleAccount {
    const account = this.accounts.get(name);
    if (account === undefined) throw adminError(404, 'not_found', 'no such account');
    return account;
  }

  // As if the owner had consented to everything that the sandbox serves for reading.
  #credentials({ plan }: GoogleAccount): object {
    const scopes = [SCOPES.contactsReadonly, SCOPES.otherContactsReadonly];
    return { ...this.tokens.client, refreshToken: this.tokens.refreshToken({ account: plan.name, scopes }) };
  }
}

function summary({ plan, contacts, otherContacts, groups }: GoogleAccount): object {
  return {
    name: plan.name,
    seed: plan.seed,
    people: contacts.size,
    otherContacts: otherContacts.size,
    groups: groups.size,
  };
}

const noSuchPerson = () => adminError(404, 'not_found', 'no such person');
