import { z } from 'zod';

export const uuid = z.uuid().toLowerCase();

/** ISO 8601 in UTC. */
export const moment = z.iso.datetime();
