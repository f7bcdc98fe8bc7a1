import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { LoopbackGuard } from '../../admin/loopback.guard.js';
import { adminError, parsed } from '../../admin/validation.js';
import { ContactFields, MASK_PATHS } from '../account/contact-fields.js';
import type { GoogleAccount } from '../account/google-account.js';
import { GoogleAccounts } from '../account/google-accounts.js';
import { SCOPES } from '../oauth/account-access.js';
import { TokenStore } from '../oauth/token-store.js';
import { renderPerson } from '../people-api/render.js';
import {
  AllowedScopes,
  ConsentAnswer,
  ContactId,
  Expiry,
  GroupBody,
  GroupId,
  NewAccount,
  PeoplePage,
  Publishing,
  QuotaLimit,
  Rename,
  Shortening,
} from './account-requests.js';

/** Reads and edits the Google accounts of the sandbox and their contacts. */
@Controller('admin')
@UseGuards(LoopbackGuard)
export class AccountsController {
  constructor(
    private readonly accounts: GoogleAccounts,
    private readonly tokens: TokenStore,
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

  /** Creates the contact, or replaces the fields in the body and keeps the others. */
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

  /** Changes the resource name of the contact, not the id of its contact source. */
  @Post('accounts/:account/people/:id/rename')
  rename(@Param('account') name: string, @Param('id') id: string, @Body() body: unknown): object {
    const { to } = parsed(Rename, body);
    const account = this.#account(name);
    if (account.contacts.get(to) !== undefined) throw adminError(409, 'conflict', 'to: a person of this id exists');
    const item = account.renameContact(parsed(ContactId, id, 'id'), to);
    if (item === undefined) throw noSuchPerson();
    return renderPerson({ item, deleted: false }, MASK_PATHS, 'CONTACT', true);
  }

  /** Reports every contact as changed without changing any. */
  @Post('accounts/:account/touch')
  @HttpCode(204)
  touch(@Param('account') name: string): void {
    this.#account(name).touchContacts();
  }

  /** Truncates the next complete listings, as if the account had fewer items. */
  @Post('accounts/:account/shorten')
  @HttpCode(204)
  shorten(@Param('account') name: string, @Body() body: unknown): void {
    const { listing, keep, times } = parsed(Shortening, body);
    const { contactListing, otherContactListing, groupListing } = this.#account(name);
    const listings = { contacts: contactListing, otherContacts: otherContactListing, groups: groupListing };
    listings[listing].shorten(keep, times);
  }

  @Put('accounts/:account/consent')
  @HttpCode(204)
  consent(@Param('account') name: string, @Body() body: unknown): void {
    this.tokens.decide(this.#account(name).plan.name, parsed(ConsentAnswer, body).decision);
  }

  @Put('accounts/:account/scopes')
  @HttpCode(204)
  scopes(@Param('account') name: string, @Body() body: unknown): void {
    this.tokens.restrict(this.#account(name).plan.name, parsed(AllowedScopes, body).scopes ?? undefined);
  }

  @Put('accounts/:account/quota')
  @HttpCode(204)
  quota(@Param('account') name: string, @Body() body: unknown): void {
    this.#account(name).quota.limit(parsed(QuotaLimit, body).perMinute);
  }

  @Get('accounts/:account/other-contacts')
  otherContacts(@Param('account') name: string): object {
    const items = this.#account(name).otherContacts.values();
    return { people: items.map((item) => renderPerson({ item, deleted: false }, MASK_PATHS, 'OTHER_CONTACT')) };
  }

  @Put('accounts/:account/other-contacts/:id')
  writeOther(@Param('account') name: string, @Param('id') id: string, @Body() body: unknown): object {
    const item = this.#account(name).writeOtherContact(parsed(ContactId, id, 'id'), parsed(ContactFields, body));
    return renderPerson({ item, deleted: false }, MASK_PATHS, 'OTHER_CONTACT');
  }

  @Delete('accounts/:account/other-contacts/:id')
  @HttpCode(204)
  removeOther(@Param('account') name: string, @Param('id') id: string): void {
    if (!this.#account(name).otherContacts.remove(parsed(ContactId, id, 'id'))) throw noSuchPerson();
  }

  @Get('accounts/:account/groups')
  groups(@Param('account') name: string): object {
    return { groups: this.#account(name).groups.values() };
  }

  @Put('accounts/:account/groups/:id')
  writeGroup(@Param('account') name: string, @Param('id') id: string, @Body() body: unknown): object {
    return this.#account(name).writeGroup(parsed(GroupId, id, 'id'), parsed(GroupBody, body).name);
  }

  @Delete('accounts/:account/groups/:id')
  @HttpCode(204)
  removeGroup(@Param('account') name: string, @Param('id') id: string): void {
    if (!this.#account(name).groups.remove(id)) throw adminError(404, 'not_found', 'no such group');
  }

  @Get('accounts/:account/truth')
  truth(@Param('account') name: string): object {
    return { truth: this.#account(name).truth };
  }

  @Post('accounts/:account/tokens/expire')
  @HttpCode(204)
  expire(@Param('account') name: string, @Body() body: unknown): void {
    const account = this.#account(name);
    const { kind, http, withReason } = parsed(Expiry, body);
    if (kind === 'sync') account.expireSyncTokens({ http, withReason });
    if (kind === 'access') this.tokens.expireAccessTokens(name);
    if (kind === 'refresh') this.tokens.expireRefreshTokens(name);
  }

  /** The app's publishing status in Google's console. */
  @Put('publishing')
  @HttpCode(204)
  publishing(@Body() body: unknown): void {
    this.tokens.setInTesting(parsed(Publishing, body).status === 'testing');
  }

  #account(name: string): GoogleAccount {
    const account = this.accounts.get(name);
    if (account === undefined) throw adminError(404, 'not_found', 'no such account');
    return account;
  }

  // With all read scopes.
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
