import avsc, { type Type } from 'avsc';
import fc from 'fast-check';

/** Any value that a schema allows, in the kinds of types that the contracts use. */
export function arbitraryValue(type: Type): fc.Arbitrary<unknown> {
  const { RecordType, ArrayType, EnumType, UnwrappedUnionType, LogicalType } = avsc.types;
  if (type instanceof RecordType)
    return fc.record(Object.fromEntries(type.fields.map((field) => [field.name, arbitraryValue(field.type)])));
  if (type instanceof ArrayType) return fc.array(arbitraryValue(type.itemsType), { maxLength: 4 });
  if (type instanceof EnumType) return fc.constantFrom(...type.symbols);
  if (type instanceof UnwrappedUnionType) return fc.oneof(...type.types.map(arbitraryValue));
  if (type instanceof LogicalType) return arbitraryValue(type.underlyingType);
  return arbitraryPrimitive(type.typeName);
}

function arbitraryPrimitive(name: string): fc.Arbitrary<unknown> {
  switch (name) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'int':
      return fc.integer();
    case 'long':
      return fc.integer({ min: 1 - 2 ** 52, max: 2 ** 52 - 1 });
    case 'double':
      return fc.double({ noNaN: true });
    case 'string':
      return fc.string({ unit: 'binary' });
    default:
      throw new Error(`No contract uses the Avro type ${name} yet`);
  }
}
