import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '#store';

const LONGEST_WAIT_MS = 5_000;
const BETWEEN_LOOKS_MS = 40;

/** Lets a reader wait for its own write: an edit goes through the log before it is in a card. */
@Injectable()
export class AppliedEdits {
  constructor(private readonly database: Database) {}

  /** False when the edit was not there in time. `id` is that of the person to whom it was made. */
  async wait(id: string, editId: string): Promise<boolean> {
    const until = performance.now() + LONGEST_WAIT_MS;
    while (!(await this.#isApplied(id, editId))) {
      if (performance.now() > until) return false;
      await delay(BETWEEN_LOOKS_MS);
    }
    return true;
  }

  /** What makes or deletes a local contact is not an edit of a card but a version of that contact. */
  async #isApplied(id: string, editId: string): Promise<boolean> {
    const found = await this.database.query(
      `select from crm.edits where edit_id = $1::uuid
       union all select from crm.contacts_source_links where identity_id = $2 and source_version = $1::text`,
      [editId, id],
    );
    return found.length > 0;
  }
}
