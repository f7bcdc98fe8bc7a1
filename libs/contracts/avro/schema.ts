import avsc, { type Type } from 'avsc';

/** The reading cursor of avsc, as far as it is used here. */
interface Tap {
  readonly buf: Buffer;
  readonly pos: number;
  readLong(): number;
  skipLong(): void;
}

interface Readable {
  _read(tap: Tap): unknown;
  _skip(tap: Tap): void;
}

class BoundedArray extends avsc.types.ArrayType implements Readable {
  _read(tap: Tap): unknown[] {
    const items = this.itemsType as Type & Readable;
    const values: unknown[] = [];
    for (let left = blockCount(tap); left > 0; left = blockCount(tap)) {
      while (left-- > 0) values.push(items._read(tap));
    }
    return values;
  }

  _skip(tap: Tap): void {
    const items = this.itemsType as Type & Readable;
    for (let left = blockCount(tap); left > 0; left = blockCount(tap)) {
      while (left-- > 0) items._skip(tap);
    }
  }
}

class BoundedInt extends avsc.types.IntType {
  _read(tap: Tap): number {
    const value = tap.readLong();
    if (value !== (value | 0)) throw new RangeError('an int takes more than 32 bits');
    return value;
  }
}

class BoundedLong extends avsc.types.LongType {
  _read(tap: Tap): number {
    const value = tap.readLong();
    if (!isExactLong(value)) throw new RangeError('a long is beyond 52 bits');
    return value;
  }

  _check(value: unknown, _flags: number, hook?: (value: unknown, type: Type) => void): boolean {
    const allowed = isExactLong(value);
    if (!allowed) hook?.(value, this);
    return allowed;
  }
}

/** Zigzag doubles the number, and a double holds 53 bits. */
function isExactLong(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 52;
}

type SchemaHook = NonNullable<NonNullable<Parameters<typeof avsc.Type.forSchema>[1]>['typeHook']>;

const boundedType: SchemaHook = (schema, options) => {
  switch (typeof schema === 'object' && 'type' in schema ? schema.type : schema) {
    case 'int':
      return new BoundedInt();
    case 'long':
      return new BoundedLong();
    case 'array':
      return new BoundedArray(schema, options);
    default:
      return undefined;
  }
};

/** Items in the block that starts here; 0 ends the array. A negative count is followed by the block's size in bytes. */
function blockCount(tap: Tap): number {
  const count = tap.readLong();
  if (count < 0) tap.skipLong();
  const items = Math.abs(count);
  if (items > tap.buf.length - tap.pos) throw new RangeError('an array claims more items than the value has bytes');
  return items;
}

/**
 * Parses the text of an .avsc file into a type that is safe to read unknown bytes with.
 * The library's own types allocate an array by its count before reading the bytes, so that a value of ten bytes can exhaust the
 * memory; they let an int be any number, and change longs below -2^52 silently. Ours refuse all three.
 * Obligation on schemas: every item of an array takes at least a byte (no arrays of null).
 */
export function parseSchema(source: string): Type {
  return avsc.Type.forSchema(JSON.parse(source), { noAnonymousTypes: true, typeHook: boundedType });
}
