const UID = /^(?:urn:)?kith:person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The UID of the card that Kith writes of a person: the same for every export, and no other program makes one like it. */
export function makePersonUid(personId: string): string {
  return `urn:kith:person:${personId}`;
}

/** The person whose card Kith wrote; null for a UID of somebody else's card. */
export function parsePersonUid(uid: string): string | null {
  return UID.exec(uid)?.[1]?.toLowerCase() ?? null;
}
