import avsc, { type Type } from 'avsc';

/**
 * Parses the text of an .avsc file into a type that is safe to read unknown bytes with.
 * The library's own readers believe an array's count before they look at the bytes, so that a value of ten bytes can exhaust
 * the memory, and let an int be any number; ours refuse both. Arrays of null are not for these schemas: every item takes a byte.
 */
export function parseSchema(source: string): Type {
  return avsc.Type.forSchema(JSON.parse(source), { noAnonymousTypes: true, typeHook: boundedType });
}

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

function boundedType(
  schema: Parameters<typeof avsc.Type.forSchema>[0],
  options: Parameters<typeof avsc.Type.forSchema>[1],
): Type | undefined {
  if (schema === 'int') return new BoundedInt();
  const isArray = typeof schema === 'object' && 'type' in schema && schema.type === 'array';
  return isArray ? new BoundedArray(schema, options) : undefined;
}

/** Items in the block that starts here; 0 ends the array. A negative count is followed by the block's size in bytes. */
function blockCount(tap: Tap): number {
  const count = tap.readLong();
  if (count < 0) tap.skipLong();
  const items = Math.abs(count);
  if (items > tap.buf.length - tap.pos) throw new RangeError('an array claims more items than the value has bytes');
  return items;
}
