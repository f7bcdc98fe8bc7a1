import type { TopicContract } from './avro/topic-contract.js';
import { crmActivity } from './crm-activity/index.js';
import { crmChanges } from './crm-changes/index.js';
import { edits } from './edits/index.js';
import { identityEvents } from './identity-events/index.js';
import { rawContacts } from './raw-contacts/index.js';
import { rawGroups } from './raw-groups/index.js';
import { syncCommands } from './sync-commands/index.js';
import { syncEvents } from './sync-events/index.js';

/** Every topic of Kith, in the order of the flow. */
export const topics: readonly TopicContract[] = [
  rawContacts,
  rawGroups,
  identityEvents,
  edits,
  syncCommands,
  syncEvents,
  crmChanges,
  crmActivity,
];

/** Where the original bytes of a topic's unprocessable messages go. */
export function deadLetterTopicOf(topic: string): string {
  return `${topic}.dlq`;
}
