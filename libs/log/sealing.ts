/**
 * The one step that every value passes on its way into and out of Kafka. Today nothing is sealed; sealing values with a
 * key per subject, so that forgetting the key forgets the person, goes here and nowhere else.
 */
export interface Sealing {
  seal(key: string, value: Buffer): Buffer;
  open(key: string, value: Buffer): Buffer;
}

export const unsealed: Sealing = { seal: (_key, value) => value, open: (_key, value) => value };
