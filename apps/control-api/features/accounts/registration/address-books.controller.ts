import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '#store';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../../shared/accounts/account-params.js';
import { AccountsService } from './accounts.service.js';
import { type AddressBookView, addressBookExample, addressBookView } from './address-books.schemas.js';

/** Reads the tables of the connectors. Never writes them. */
@ApiTags('instances')
@Controller('instances/:id/address-books')
export class AddressBooksController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly database: Database,
  ) {}

  @Get()
  @Operation({
    summary: 'The address books of an account',
    description:
      'All that the last sync found, also those that are not read. Empty before the first sync and for providers without address books.',
    scope: 'read',
    answer: z.object({ data: z.array(addressBookView) }),
    example: { data: [addressBookExample] },
    errors: ['NOT_FOUND'],
  })
  async list(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
  ): Promise<{ data: AddressBookView[] }> {
    await this.accounts.get(id);
    const data = await this.database.query<AddressBookView>(
      `select stream as name, display_name as "displayName", description, read_only as "readOnly", chosen
       from ingest.found_streams where account_id = $1 order by stream`,
      [id],
    );
    return { data };
  }
}
