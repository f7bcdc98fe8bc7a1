import { z } from 'zod';

/** Stored with a record, so that the next listing of its book does not read an unchanged card again. */
export interface CardTag {
  readonly etag: string | null;
  readonly uid: string | null;
  /** The version of the normaliser (`readingOf`); null for categories. */
  readonly reading: string | null;
  /** The group cards that it was a member of when it was sent. */
  readonly groups: readonly string[];
  readonly categories: readonly string[];
  /** The UIDs of a group card's members; null for any other card. */
  readonly members: readonly string[] | null;
}

const text = z.string().nullable();
const texts = z.array(z.string());
const tuple = z.tuple([text, text, text, texts, texts, texts.nullable()]);

export function writeTag({ etag, uid, reading, groups, categories, members }: CardTag): string {
  return JSON.stringify([etag, uid, reading, groups, categories, members]);
}

/** @throws if `tag` was not written by `writeTag` */
export function readTag(tag: string): CardTag {
  const [etag, uid, reading, groups, categories, members] = tuple.parse(JSON.parse(tag));
  return { etag, uid, reading, groups, categories, members };
}
