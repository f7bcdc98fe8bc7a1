import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type { AccountContactsRemoved, ContactEdited, JudgementMade, JudgementWithdrawn } from './types.gen.js';

export type * from './types.gen.js';

/**
 * Topic edits: what persons did by hand. Its key is the id of an identity, which leads to its person for ever; for an account it is
 * the account's id.
 */
export const edits = defineTopic({ name: 'edits', partitions: 12, retentionMs: -1 }, [
  loadMessageType<'JudgementMade', JudgementMade>(import.meta.url, 'JudgementMade', 'judgement-made'),
  loadMessageType<'JudgementWithdrawn', JudgementWithdrawn>(
    import.meta.url,
    'JudgementWithdrawn',
    'judgement-withdrawn',
  ),
  loadMessageType<'ContactEdited', ContactEdited>(import.meta.url, 'ContactEdited', 'contact-edited'),
  loadMessageType<'AccountContactsRemoved', AccountContactsRemoved>(
    import.meta.url,
    'AccountContactsRemoved',
    'account-contacts-removed',
  ),
]);

export type Edit = typeof edits extends TopicContract<infer M> ? M : never;
