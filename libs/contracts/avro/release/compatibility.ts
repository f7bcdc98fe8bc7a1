import type { Type } from 'avsc';

/**
 * Why two versions of a schema cannot be in one topic; empty when each reads what the other wrote. Checked against every
 * released version, this is FULL_TRANSITIVE compatibility: a replay reads the oldest event, and a service that is not yet
 * updated reads the newest.
 */
export function incompatibilities(current: Type, released: Type): string[] {
  return [
    ...unreadable(current, released, 'the current schema cannot read the released one'),
    ...unreadable(released, current, 'the released schema cannot read the current one'),
  ];
}

function unreadable(reader: Type, writer: Type, sentence: string): string[] {
  try {
    reader.createResolver(writer);
    return [];
  } catch (error) {
    return [`${sentence}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
