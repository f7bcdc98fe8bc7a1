import type { Contact } from '#contracts';

/** The whole name as the source has it, else its parts. */
export function fullName({ displayName, firstName, middleName, lastName }: Contact): string | null {
  return displayName ?? ([firstName, middleName, lastName].filter((part) => part !== null).join(' ') || null);
}
