import { describe, expect, it } from 'vitest';
import { canonicalForm, fingerprintOf } from './fingerprint.js';
import { parseSchema } from './schema.js';

const described = {
  type: 'record',
  name: 'Outer',
  namespace: 'kith.test',
  doc: 'A record with everything that the canonical form leaves out.',
  aliases: ['Former'],
  fields: [
    { name: 'at', doc: 'When.', type: { type: 'long', logicalType: 'timestamp-millis' }, default: 0 },
    {
      name: 'inner',
      aliases: ['nested'],
      type: { name: 'Inner', type: 'record', doc: 'Nested.', fields: [{ type: { type: 'string' }, name: 'text' }] },
    },
    { name: 'again', type: ['null', 'Inner'], default: null },
    {
      name: 'choices',
      type: {
        items: { symbols: ['UNKNOWN', 'ONE'], name: 'other.Choice', default: 'UNKNOWN', type: 'enum' },
        type: 'array',
      },
      default: [],
    },
    { name: 'count', type: 'int', order: 'descending' },
  ],
};

describe('canonicalForm', () => {
  it('is the parsing canonical form: full names, fixed attribute order, nothing that does not concern parsing', () => {
    expect(canonicalForm(parseSchema(JSON.stringify(described)))).toBe(
      '{"name":"kith.test.Outer","type":"record","fields":[' +
        '{"name":"at","type":"long"},' +
        '{"name":"inner","type":{"name":"kith.test.Inner","type":"record","fields":[{"name":"text","type":"string"}]}},' +
        '{"name":"again","type":["null","kith.test.Inner"]},' +
        '{"name":"choices","type":{"type":"array","items":{"name":"other.Choice","type":"enum","symbols":["UNKNOWN","ONE"]}}},' +
        '{"name":"count","type":"int"}]}',
    );
  });
});

describe('fingerprintOf', () => {
  it.each([
    ['"null"', '63dd24e7cc258f8a'],
    ['"int"', '7275d51a3f395c8f'],
    ['{"type":"int"}', '7275d51a3f395c8f'],
  ])('of %s is the one that the Avro project publishes', (source, fingerprint) => {
    expect(fingerprintOf(parseSchema(source))).toBe(fingerprint);
  });

  it('stays when only words, defaults and aliases change', () => {
    const silent = {
      ...described,
      doc: 'Other words.',
      aliases: [],
      fields: described.fields.map(({ name, type }) => ({ name, type })),
    };
    expect(fingerprintOf(parseSchema(JSON.stringify(silent)))).toBe(
      fingerprintOf(parseSchema(JSON.stringify(described))),
    );
  });

  it('changes with the name, the namespace, the type of a field and the fields', () => {
    const wider = described.fields.map((field) => (field.name === 'count' ? { ...field, type: 'long' } : field));
    const variants = [
      described,
      { ...described, name: 'Other' },
      { ...described, namespace: 'kith.other' },
      { ...described, fields: wider },
      { ...described, fields: described.fields.slice(0, -1) },
    ];
    const fingerprints = variants.map((variant) => fingerprintOf(parseSchema(JSON.stringify(variant))));
    expect(new Set(fingerprints).size).toBe(variants.length);
  });
});
