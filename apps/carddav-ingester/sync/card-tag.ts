import { z } from 'zod';

/** What is remembered of a record, so that the next listing of its book need not read it again. */
export interface CardTag {
  readonly etag: string | null;
  readonly uid: string | null;
  /** How the card was read (`readingOf`); null for what is not read. */
  readonly reading: string | null;
  /** The group cards that named it when it was sent. */
  readonly groups: readonly string[];
  readonly categories: readonly string[];
  /** UIDs that a group card names; null for any other card. */
  readonly members: readonly string[] | null;
}

const text = z.string().nullable();
const texts = z.array(z.string());
const tuple = z.tuple([text, text, text, texts, texts, texts.nullable()]);

export function writeTag({ etag, uid, reading, groups, categories, members }: CardTag): string {
  return JSON.stringify([etag, uid, reading, groups, categories, members]);
}

/** Throws when `tag` is not of `writeTag`. */
export function readTag(tag: string): CardTag {
  const [etag, uid, reading, groups, categories, members] = tuple.parse(JSON.parse(tag));
  return { etag, uid, reading, groups, categories, members };
}
