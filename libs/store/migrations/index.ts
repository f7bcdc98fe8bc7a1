import { Migration0001Log } from './migration-0001-log.js';
import { Migration0002Identity } from './migration-0002-identity.js';
import { Migration0003Crm } from './migration-0003-crm.js';
import { Migration0004Accounts } from './migration-0004-accounts.js';
import { Migration0005Streams } from './migration-0005-streams.js';
import { Migration0006Judgements } from './migration-0006-judgements.js';
import { Migration0007Card } from './migration-0007-card.js';
import { Migration0008Uploads } from './migration-0008-uploads.js';
import { Migration0009RecordTags } from './migration-0009-record-tags.js';
import { Migration0010Namings } from './migration-0010-namings.js';
import { Migration0011Terms } from './migration-0011-terms.js';
import { Migration0012Leases } from './migration-0012-leases.js';
import { Migration0013SourceDeadLetters } from './migration-0013-source-dead-letters.js';
import { Migration0014Details } from './migration-0014-details.js';
import { Migration0018RemovedAccounts } from './migration-0018-removed-accounts.js';
import { Migration0019Heartbeats } from './migration-0019-heartbeats.js';
import { Migration0020UploadEncoding } from './migration-0020-upload-encoding.js';

/** In the order they are applied. A migration that was released never changes; add a new one. */
export const migrations = [
  Migration0001Log,
  Migration0002Identity,
  Migration0003Crm,
  Migration0004Accounts,
  Migration0005Streams,
  Migration0006Judgements,
  Migration0007Card,
  Migration0008Uploads,
  Migration0009RecordTags,
  Migration0010Namings,
  Migration0011Terms,
  Migration0012Leases,
  Migration0013SourceDeadLetters,
  Migration0014Details,
  Migration0018RemovedAccounts,
  Migration0019Heartbeats,
  Migration0020UploadEncoding,
];
