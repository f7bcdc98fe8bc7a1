import { z } from 'zod';
import { SourceError } from '#connector-kit';

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

/** The ids of a Person and whether it is deleted. (https://developers.google.com/people/api/rest/v1/people#Person) */
const personIdentity = z.object({
  resourceName: z.string().min(1),
  metadata: z
    .object({
      sources: z
        .array(z.object({ type: z.string().nullish(), id: z.string().nullish() }))
        .nullish()
        .transform((list) => list ?? []),
      previousResourceNames: texts,
      deleted: z.boolean().nullish(),
    })
    .nullish(),
});

export interface PersonIds {
  readonly resourceName: string;
  /** Stable, unlike the resource name, which may change with an e-mail address or phone number. undefined if it is absent. */
  readonly contactId: string | undefined;
  /** The same for a person whom the owner never saved. */
  readonly otherContactId: string | undefined;
  /** Of all its sources. */
  readonly sourceIds: readonly string[];
  /** Every id except the current resource name. */
  readonly aliases: readonly string[];
  readonly deleted: boolean;
}

export function parsePersonIds(person: unknown): PersonIds {
  const { resourceName, metadata } = parsed(personIdentity, person);
  const sources = metadata?.sources ?? [];
  const sourceIds = sources.flatMap(({ id }) => id || []);
  return {
    resourceName,
    contactId: sources.find(({ type }) => type === 'CONTACT')?.id || undefined,
    otherContactId: sources.find(({ type }) => type === 'OTHER_CONTACT')?.id || undefined,
    sourceIds,
    aliases: [...sourceIds, ...(metadata?.previousResourceNames ?? [])],
    deleted: metadata?.deleted ?? false,
  };
}

const groupIdentity = z.object({
  resourceName: z.string().regex(/\S/),
  metadata: z.object({ deleted: z.boolean().nullish() }).nullish(),
});

export interface GroupIds {
  /** contactGroups/…: stable. Memberships refer to the group by it. */
  readonly resourceName: string;
  readonly deleted: boolean;
}

export function parseGroupIds(group: unknown): GroupIds {
  const { resourceName, metadata } = parsed(groupIdentity, group);
  return { resourceName, deleted: metadata?.deleted ?? false };
}

/** A record without an id fails the whole page: otherwise its contact would look deleted. */
function parsed<S extends z.ZodType>(schema: S, record: unknown): z.output<S> {
  const result = schema.safeParse(record);
  if (!result.success) throw new SourceError('BAD_RESPONSE');
  return result.data;
}
