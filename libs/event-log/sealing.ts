import { DecodeError } from '#contracts';

/**
 * The last step before a value goes into Kafka and the first after it comes out. Dead letters keep the sealed bytes.
 * Sealing with a key per subject, so that deleting the key erases the person, is an implementation of this interface.
 */
export interface Sealing {
  /** `key` is the key of the record. */
  seal(key: string, value: Buffer): Buffer;
  /** @throws DecodeError for bytes that `seal` did not make for this key */
  open(key: string, value: Buffer): Buffer;
}

/** Values go into Kafka as they are. */
export const unsealed: Sealing = { seal: (_key, value) => value, open: (_key, value) => value };

interface KeyedValue {
  readonly key: string | null;
  readonly value: Buffer | null;
}

export function sealed<R extends KeyedValue>(sealing: Sealing, record: R): R {
  return record.value === null ? record : { ...record, value: sealing.seal(record.key ?? '', record.value) };
}

/** @throws DecodeError */
export function opened(sealing: Sealing, { key, value }: KeyedValue): Buffer | null {
  return value && sealing.open(key ?? '', value);
}

/** The values that a codec prepares for. Those that do not open are left out: decoding them fails with the reason. */
export function openedValues(sealing: Sealing, records: readonly KeyedValue[]): (Buffer | null)[] {
  return records.flatMap((record) => {
    try {
      return [opened(sealing, record)];
    } catch (error) {
      if (error instanceof DecodeError) return [];
      throw error;
    }
  });
}
