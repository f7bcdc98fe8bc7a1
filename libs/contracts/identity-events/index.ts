import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type {
  ContactResolved,
  IdentifierShared,
  MatchProposed,
  MatchSettled,
  PersonSplit,
  PersonsMerged,
} from './types.gen.js';

export type * from './types.gen.js';

const contactResolved = loadMessageType<'ContactResolved', ContactResolved>(
  import.meta.url,
  'ContactResolved',
  'contact-resolved',
);

/** Topic identity.events. */
export const identityEvents = defineTopic({ name: 'identity.events', partitions: 12, retentionMs: -1 }, [
  contactResolved,
  loadMessageType<'PersonsMerged', PersonsMerged>(import.meta.url, 'PersonsMerged', 'persons-merged'),
  loadMessageType<'PersonSplit', PersonSplit>(import.meta.url, 'PersonSplit', 'person-split'),
  loadMessageType<'IdentifierShared', IdentifierShared>(import.meta.url, 'IdentifierShared', 'identifier-shared'),
  loadMessageType<'MatchProposed', MatchProposed>(import.meta.url, 'MatchProposed', 'match-proposed'),
  loadMessageType<'MatchSettled', MatchSettled>(import.meta.url, 'MatchSettled', 'match-settled'),
]);

export type IdentityEvent = typeof identityEvents extends TopicContract<infer M> ? M : never;

export { contactBytes, readContact } from './contact-bytes.js';
