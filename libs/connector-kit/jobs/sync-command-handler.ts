import { type SyncCommand, syncEvents } from '#contracts';
import { accountSettings, noCounts } from '#domain';
import type { BatchContext, LogMessage } from '#event-log';
import type { AddedAccount, ChangedAccount } from '../accounts/accounts.js';
import { type RefusalCode, refusal } from './job-failure.js';
import { eventKey, type Journal } from './journal.js';
import type { Run, StoppedRun } from './runs.js';

/** A client that connects an account usually requests its first sync; otherwise it is polled. */
const FIRST_POLL_AFTER_MS = 30_000;

type Command<Type extends SyncCommand['type']> = Extract<SyncCommand, { type: Type }>['value'];

/** Turns commands for one provider into rows. The job runner runs the jobs outside of the batch's transaction. */
export class SyncCommandHandler {
  constructor(
    private readonly options: {
      readonly provider: string;
      /** The types of data that can be synced. */
      readonly types: readonly string[];
      readonly journal: Journal;
      readonly now: () => number;
    },
  ) {}

  /** The commands of an account are in order and its id is never reused, so all additions are handled first and removals last. */
  async handle(messages: readonly LogMessage<SyncCommand>[], context: BatchContext): Promise<void> {
    const { now, provider } = this.options;
    const { accounts, runs } = this.options.journal;
    const { tx } = context;
    const mine = messages.filter(({ message }) => message.value.provider === provider);
    await accounts.add(
      tx,
      mine.flatMap((message) => this.#added(message, context)),
    );
    await accounts.change(
      tx,
      mine.flatMap((message) => this.#changed(message, context)),
      now(),
    );
    await runs.enqueue(
      tx,
      valuesOf(mine, 'SyncRequested').flatMap((command) => this.#requested(command, context)),
      now(),
    );
    await this.#decide(valuesOf(mine, 'SyncDecided'), context);
    const cancelled = valuesOf(mine, 'SyncCancelled').map(({ jobId }) => jobId);
    for (const run of await runs.cancel(tx, cancelled, [], now())) this.#emitFailure(run, 'CANCELLED', context);
    const removed = valuesOf(mine, 'AccountRemoved').map(({ accountId }) => accountId);
    await accounts.remove(tx, removed, now());
    for (const run of await runs.cancel(tx, [], removed, now())) this.#emitFailure(run, 'ACCOUNT_REMOVED', context);
  }

  #added(message: LogMessage<SyncCommand>, context: BatchContext): AddedAccount[] {
    if (message.message.type !== 'AccountAdded') return [];
    const { accountId, provider, name, settings, addedAt } = message.message.value;
    const given = parseObject(settings);
    if (!accountSettings.safeParse(given).success) {
      context.reject(message, 'INVALID_SETTINGS', "The account's settings are not valid.");
      return [];
    }
    const firstPollAt = this.options.now() + FIRST_POLL_AFTER_MS;
    return [{ accountId, provider, name, settings: given ?? {}, addedAt, firstPollAt }];
  }

  #changed(message: LogMessage<SyncCommand>, context: BatchContext): ChangedAccount[] {
    if (message.message.type !== 'AccountChanged') return [];
    const { accountId, name, settings, changedAt } = message.message.value;
    const given = parseObject(settings);
    if (given && accountSettings.safeParse(given).success) return [{ accountId, name, settings: given, changedAt }];
    context.reject(message, 'INVALID_SETTINGS', "The account's settings are not valid.");
    return [];
  }

  #requested(command: Command<'SyncRequested'>, context: BatchContext): (Run & { requestedAt: number })[] {
    const { jobId, accountId, mode, requestedAt, type, externalId } = command;
    const run: Run = { jobId, accountId, type, mode: mode === 'FULL' ? 'FULL' : 'INCREMENTAL', externalId };
    if (this.options.types.includes(type)) return [{ ...run, requestedAt }];
    this.#emitFailure({ jobId, accountId, ...noCounts }, 'UNSUPPORTED_TYPE', context);
    return [];
  }

  /** A decision about a run that does not await approval any more changes nothing. */
  async #decide(decisions: readonly Command<'SyncDecided'>[], context: BatchContext): Promise<void> {
    const { journal, now } = this.options;
    const decided = (decision: string) =>
      decisions.filter((one) => one.decision === decision).map(({ jobId }) => jobId);
    await journal.runs.approve(context.tx, decided('APPLY'), now());
    for (const run of await journal.runs.reject(context.tx, decided('DISCARD'), now())) {
      this.#emitFailure(run, 'DISCARDED', context);
      for (const event of await journal.reconnected(context.tx, run)) context.emit(syncEvents, eventKey(event), event);
    }
  }

  #emitFailure(run: StoppedRun, why: RefusalCode, context: BatchContext): void {
    const { code, message } = refusal(why);
    const { provider, now } = this.options;
    const event = { type: 'SyncFailed' as const, value: { ...run, provider, code, message, occurredAt: now() } };
    context.emit(syncEvents, eventKey(event), event);
  }
}

function valuesOf<Type extends SyncCommand['type']>(
  messages: readonly LogMessage<SyncCommand>[],
  type: Type,
): Command<Type>[] {
  return messages.flatMap(({ message }) => (message.type === type ? [message.value as Command<Type>] : []));
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
