import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '#store';

const MAX_WAIT_MS = 5_000;
const POLL_INTERVAL_MS = 40;

/** Waits for edits, which go through the log before they are in a card. */
@Injectable()
export class AppliedEdits {
  constructor(private readonly database: Database) {}

  /** False: the edit was not applied in time. `id`: the edited person. */
  async wait(id: string, editId: string): Promise<boolean> {
    const deadline = performance.now() + MAX_WAIT_MS;
    while (!(await this.#isApplied(id, editId))) {
      if (performance.now() > deadline) return false;
      await delay(POLL_INTERVAL_MS);
    }
    return true;
  }

  /** An edit that creates or deletes a local contact is a version of that contact. */
  async #isApplied(id: string, editId: string): Promise<boolean> {
    const found = await this.database.query(
      `select from crm.edits where edit_id = $1::uuid
       union all select from crm.contacts_source_links where identity_id = $2 and source_version = $1::text`,
      [editId, id],
    );
    return found.length > 0;
  }
}
