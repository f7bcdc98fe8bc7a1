import { z } from 'zod';

/** `demo`: a sandbox stands in for Google. `own`: the accounts of the owner. */
export const worldSchema = z.enum(['demo', 'own']);

/** The injection token of the world that this process serves. */
export const WORLD = Symbol('WORLD');

export type World = z.output<typeof worldSchema>;
