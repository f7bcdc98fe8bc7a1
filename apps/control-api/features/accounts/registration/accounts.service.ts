import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { edits, syncCommands } from '#contracts';
import { providerNamed } from '#domain';
import { Outbox, OutboxRelay } from '#event-log';
import type { Tx } from '#store';
import { Instance, OrmDatabase } from '#store/orm';
import { Vault } from '#vault';
import { ApiError } from '../../../platform/http/api-error.js';
import { invalidInput } from '../../../platform/validation/validation.pipe.js';
import { WORLD, type World } from '../../../platform/world/world.js';
import { accountNotFound, lockAccount } from '../../../shared/accounts/account-lock.js';
import type { AccountChanges, NewAccount } from './account.schemas.js';
import { refuseConnected } from './already-connected.js';
import { refuseForeignClient } from './sandbox-client.js';
import { secretName } from './secret-name.js';

type Credentials = NewAccount['credentials'];

/** Connects and disconnects accounts. Each call writes row, secrets and the command to the connectors in one transaction. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: OrmDatabase,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    @Inject(WORLD) private readonly world: World,
  ) {}

  /** `loginExpiresAt`: when the provider ends the sign-in; null if it does not. @throws ApiError DEMO_WORLD, ALREADY_CONNECTED */
  async add(account: NewAccount, loginExpiresAt: Date | null = null): Promise<Instance> {
    const { provider, name, credentials, settings } = account;
    if ('clientId' in credentials) refuseForeignClient(this.world, credentials.clientId, 'credentials.clientId');
    const id = randomUUID();
    const now = new Date();
    const added = { accountId: id, provider, name, settings: JSON.stringify(settings), addedAt: now.getTime() };
    await this.database.transaction(async (tx) => {
      await refuseConnected(tx, this.vault, account);
      await tx.execute(
        `insert into sync.instances (id, provider, name, settings, state, state_since, created_at, login_expires_at)
         values ($1, $2, $3, $4, 'connecting', $5, $5, $6)`,
        [id, provider, name, JSON.stringify(settings), now, loginExpiresAt],
      );
      await this.#storeCredentials(tx, id, credentials);
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, id, { type: 'AccountAdded', value: added })]);
    });
    this.relay.wake();
    return this.get(id);
  }

  /** Replaces the credentials of an account. @throws ApiError NOT_FOUND, INSTANCE_REMOVED */
  async signIn(id: string, login: { credentials: Credentials; expiresAt: Date | null }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { removed } = await lockAccount(tx, id);
      if (removed) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it as a new one.');
      await this.#storeCredentials(tx, id, login.credentials);
      await tx.execute('update sync.instances set login_expires_at = $2 where id = $1', [id, login.expiresAt]);
    });
  }

  async #storeCredentials(tx: Tx, id: string, credentials: Credentials): Promise<void> {
    for (const [credential, value] of Object.entries(credentials)) {
      await this.vault.put(tx, id, secretName(credential), value);
    }
  }

  /** Settings are replaced as a whole. @throws ApiError NOT_FOUND, INSTANCE_REMOVED, INVALID */
  async change(id: string, changes: AccountChanges): Promise<Instance> {
    await this.database.transaction(async (tx) => {
      const before = await lockAccount(tx, id);
      if (before.removed)
        throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it again first.');
      const { name = before.name } = changes;
      const settings = changes.settings ? settingsFor(before.provider, changes.settings) : before.settings;
      const text = JSON.stringify(settings);
      await tx.execute('update sync.instances set name = $2, settings = $3 where id = $1', [id, name, text]);
      const value = { accountId: id, provider: before.provider, name, settings: text, changedAt: Date.now() };
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, id, { type: 'AccountChanged', value })]);
    });
    this.relay.wake();
    return this.get(id);
  }

  /** The connected accounts, oldest first. */
  async list(): Promise<Instance[]> {
    return this.database.em.find(Instance, { removedAt: null }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  }

  /** Also a removed one. @throws ApiError NOT_FOUND */
  async get(id: string): Promise<Instance> {
    const instance = await this.database.em.findOne(Instance, { id });
    if (!instance) throw accountNotFound();
    return instance;
  }

  /**
   * Deletes the credentials and uploads and cancels the jobs. With `contacts` "remove" what the account brought leaves the persons,
   * also if the account was disconnected before. May be called twice.
   */
  async remove(id: string, { contacts, actor }: { contacts: 'keep' | 'remove'; actor: string }): Promise<Instance> {
    await this.database.transaction(async (tx) => {
      const { provider, removed } = await lockAccount(tx, id);
      const now = new Date();
      if (contacts === 'remove') {
        const value = { accountId: id, provider, actor, removedAt: now.getTime() };
        await this.outbox.write(tx, [this.outbox.entry(edits, id, { type: 'AccountContactsRemoved', value })]);
      }
      if (removed) return;
      await tx.execute(
        `update sync.instances set removed_at = $2, state = 'removed', state_code = null, state_message = null,
           state_since = $2 where id = $1`,
        [id, now],
      );
      await tx.execute(
        `update sync.sync_jobs set status = 'cancelled', completed_at = $2
         where instance_id = $1 and status in ('pending', 'running', 'held')`,
        [id, now],
      );
      await this.vault.remove(tx, id);
      await tx.execute('delete from sync.uploads where instance_id = $1', [id]);
      const value = { accountId: id, provider, removedAt: now.getTime() };
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, id, { type: 'AccountRemoved', value })]);
    });
    this.relay.wake();
    return this.get(id);
  }
}

/** @throws ApiError INVALID */
function settingsFor(provider: string, given: object): object {
  const settings = providerNamed(provider)?.connectable?.settings;
  if (!settings) throw new Error(`The provider of this account cannot be connected: ${provider}`);
  const schema = z.object({ settings });
  const parsed = schema.safeParse({ settings: given });
  if (!parsed.success) throw invalidInput(parsed.error.issues);
  return parsed.data.settings;
}
