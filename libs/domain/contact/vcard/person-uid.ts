const UID = /^(?:urn:)?kith:person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The UID of the card that Kith writes for a person: the same in every export, and distinct from those of other programs. */
export function makePersonUid(personId: string): string {
  return `urn:kith:person:${personId}`;
}

/** The person of a card that Kith wrote; null for the UID of any other card. */
export function parsePersonUid(uid: string): string | null {
  return UID.exec(uid)?.[1]?.toLowerCase() ?? null;
}
