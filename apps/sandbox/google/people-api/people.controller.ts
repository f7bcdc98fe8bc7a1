import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import type { Contact } from '../account/google-account.js';
import type { ListPage } from '../account/sync-listing.js';
import { AccountAccess, SCOPES } from '../oauth/account-access.js';
import { notFound } from '../rpc-error.js';
import { parseGroupMask, parseMask, parseOtherContactMask } from './field-masks.js';
import { bound, ConnectionsQuery, GroupsQuery, OtherContactsQuery, PersonQuery } from './people-queries.js';
import { renderGroup, renderPerson } from './render.js';

/**
 * The read methods of Google's People API v1. Also served at the sandbox's root: googleapis-common keeps only the origin of a
 * `rootUrl` that is set on the client, but the whole path of one that is set per call.
 */
@Controller(['google/v1', 'v1'])
export class PeopleController {
  constructor(private readonly access: AccountAccess) {}

  @Get('people/me/connections')
  connections(@Headers('authorization') authorization: string | undefined, @Query() query: unknown): object {
    const account = this.access.account(authorization, [SCOPES.contacts, SCOPES.contactsReadonly]);
    const { personFields, sources, sortOrder, ...request } = bound(ConnectionsQuery, query);
    const mask = parseMask('personFields', personFields);
    const page = account.contactListing.list({
      ...request,
      parameters: JSON.stringify([[...mask].sort(), sources, sortOrder]),
    });
    return {
      ...people('connections', page, mask, request.syncToken !== undefined),
      totalPeople: page.total,
      totalItems: page.total,
    };
  }

  @Get('people/:id')
  person(
    @Headers('authorization') authorization: string | undefined,
    @Param('id') id: string,
    @Query() query: unknown,
  ): object {
    const account = this.access.account(authorization, [SCOPES.contacts, SCOPES.contactsReadonly]);
    const mask = parseMask('personFields', bound(PersonQuery, query).personFields);
    const item = account.contacts.get(id);
    if (item === undefined) throw notFound();
    return renderPerson({ item, deleted: false }, mask, 'CONTACT');
  }

  @Get('otherContacts')
  otherContacts(@Headers('authorization') authorization: string | undefined, @Query() query: unknown): object {
    const account = this.access.account(authorization, [SCOPES.otherContactsReadonly]);
    const { readMask, sources, ...request } = bound(OtherContactsQuery, query);
    const mask = parseOtherContactMask(readMask);
    const page = account.otherContactListing.list({
      ...request,
      parameters: JSON.stringify([[...mask].sort(), sources]),
    });
    return { ...people('otherContacts', page, mask, false), totalSize: page.total };
  }

  @Get('contactGroups')
  contactGroups(@Headers('authorization') authorization: string | undefined, @Query() query: unknown): object {
    const account = this.access.account(authorization, [SCOPES.contacts, SCOPES.contactsReadonly]);
    const { groupFields, ...request } = bound(GroupsQuery, query);
    const mask = parseGroupMask(groupFields);
    // This method has no `requestSyncToken`: its last page always has a sync token.
    const page = account.groupListing.list({
      ...request,
      requestSyncToken: true,
      parameters: JSON.stringify([...mask].sort()),
    });
    const members = account.memberCounts();
    const groups = page.changes.map((change) =>
      renderGroup(change, mask, members.get(`contactGroups/${change.item.id}`) ?? 0),
    );
    return { ...(groups.length === 0 ? {} : { contactGroups: groups }), totalItems: page.total, ...nextTokens(page) };
  }
}

// Google omits the list on an empty page.
function people(
  key: 'connections' | 'otherContacts',
  page: ListPage<Contact>,
  mask: ReadonlySet<string>,
  includeFormerNames: boolean,
): object {
  const source = key === 'connections' ? 'CONTACT' : 'OTHER_CONTACT';
  const items = page.changes.map((change) => renderPerson(change, mask, source, includeFormerNames));
  return { ...(items.length === 0 ? {} : { [key]: items }), ...nextTokens(page) };
}

function nextTokens({
  nextPageToken,
  nextSyncToken,
}: Pick<ListPage<never>, 'nextPageToken' | 'nextSyncToken'>): object {
  return {
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
    ...(nextSyncToken === undefined ? {} : { nextSyncToken }),
  };
}
