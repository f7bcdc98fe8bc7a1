import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { topics } from '../../topics.js';
import { type MessageType, type ReleasedSchema, releasedSchemas } from '../message-type.js';
import { contractFolders } from '../release/contract-folders.js';
import { parseSchema } from '../schema.js';
import type { TopicContract } from '../topic-contract.js';

/** libs/contracts */
export const contractsRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A message of a topic with the file its schema stands in and every release of it, oldest first. */
export interface Contract {
  readonly topic: TopicContract;
  readonly type: MessageType<string, unknown>;
  readonly file: string;
  readonly releases: readonly StoredRelease[];
}

interface StoredRelease extends ReleasedSchema {
  readonly sample: unknown;
  /** The sample in single-object encoding, as that release wrote it. */
  readonly bytes: Buffer;
}

/** Every message of every topic. */
export const contracts: readonly Contract[] = contractFolders(contractsRoot).flatMap((folder) =>
  folder.schemas.map((file) => {
    const { topic, type } = messageNamed(parseSchema(readFileSync(join(folder.path, `${file}.avsc`), 'utf8')).name);
    return { topic, type, file: `${folder.name}/${file}`, releases: storedReleases(folder.path, file) };
  }),
);

function messageNamed(name: string | undefined): Pick<Contract, 'topic' | 'type'> {
  for (const topic of topics)
    for (const type of topic.messages.values()) if (type.schema.name === name) return { topic, type };
  throw new Error(`${name} has a schema but belongs to no topic`);
}

function storedReleases(folder: string, file: string): StoredRelease[] {
  return releasedSchemas(pathToFileURL(`${folder}/`).href, file).map((released) => {
    const path = join(folder, 'releases', released.release, basename(file));
    const hex = readFileSync(`${path}.bin.hex`, 'utf8').trim();
    return { ...released, sample: JSON.parse(readFileSync(`${path}.json`, 'utf8')), bytes: Buffer.from(hex, 'hex') };
  });
}
