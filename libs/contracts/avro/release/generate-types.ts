type Schema = string | Schema[] | ComplexSchema;

interface ComplexSchema {
  type: string | Schema;
  name?: string;
  doc?: string;
  fields?: { name: string; type: Schema; doc?: string }[];
  symbols?: string[];
  items?: Schema;
}

const primitives: Record<string, string> = {
  string: 'string',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  null: 'null',
};

const HEADER = `// biome-ignore-all format: generated
// Generated from the .avsc files by \`npm run contracts:types\`. Do not edit.
`;

/** TypeScript interfaces of the records in .avsc sources, each once, in order of appearance. */
export function generateTypes(sources: readonly string[]): string {
  const interfaces = new Map<string, string>();
  for (const source of sources) typeText(JSON.parse(source), interfaces);
  return `${HEADER}\n${[...interfaces.values()].join('\n')}`;
}

function typeText(schema: Schema, interfaces: Map<string, string>): string {
  if (typeof schema === 'string') return primitives[schema] ?? schema;
  if (Array.isArray(schema))
    return schema
      .map((branch) => typeText(branch, interfaces))
      .sort(nullLast)
      .join(' | ');
  if (schema.type === 'record') return recordText(schema, interfaces);
  if (schema.type === 'enum') return (schema.symbols ?? []).map((symbol) => `'${symbol}'`).join(' | ');
  if (schema.type === 'array') return `readonly ${parenthesised(typeText(schema.items ?? 'null', interfaces))}[]`;
  return typeText(schema.type, interfaces);
}

function recordText(schema: ComplexSchema, interfaces: Map<string, string>): string {
  const name = schema.name ?? '';
  interfaces.set(name, '');
  const fields = (schema.fields ?? []).map(
    (field) => `${comment(field.doc, '  ')}  readonly ${field.name}: ${typeText(field.type, interfaces)};`,
  );
  interfaces.set(name, `${comment(schema.doc, '')}export interface ${name} {\n${fields.join('\n')}\n}\n`);
  return name;
}

const comment = (doc: string | undefined, indent: string): string => (doc ? `${indent}/** ${doc} */\n` : '');
const parenthesised = (text: string): string => (text.includes(' ') ? `(${text})` : text);
const nullLast = (a: string, b: string): number => Number(a === 'null') - Number(b === 'null');
