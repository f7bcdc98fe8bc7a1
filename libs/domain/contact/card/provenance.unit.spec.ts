import { describe, expect, it } from 'vitest';
import type { SourceContact } from '../source-contact.js';
import { sourceWith } from '../testing/contact-with.js';
import type { CardEdit } from './edits/card-edit.js';
import { foldCard } from './fold-card.js';
import { provenanceOf } from './provenance.js';

const ida = sourceWith('ida', { displayName: 'Ida Berg', nickname: 'Idchen' });
const other = sourceWith('other', { notes: 'oboe' }, { firstObservedAt: 1500 });
const origin = (id: string, since: number) => ({
  provider: 'google',
  accountId: 'account-1',
  externalId: `external-${id}`,
  version: 'v1',
  since,
});

const provenance = (sources: readonly SourceContact[], edits: readonly CardEdit[] = []) =>
  provenanceOf(foldCard('p1', sources, edits));

describe('the provenance of a card', () => {
  it('is empty for an empty card', () => {
    expect(provenance([sourceWith('ida', {})])).toEqual({ fields: {}, identities: {} });
  });

  it('has the source of each field, and each source once', () => {
    expect(provenance([ida, other])).toEqual({
      fields: { name: 'ida', nickname: 'ida', notes: 'other' },
      identities: { ida: origin('ida', 1000), other: origin('other', 1500) },
    });
  });

  it('has a time of its own for a field that changed after the others of its source', () => {
    expect(provenance([{ ...ida, fieldSince: { nickname: 1800 } }])).toEqual({
      fields: { name: 'ida', nickname: 'ida' },
      identities: { ida: origin('ida', 1000) },
      since: { nickname: 1800 },
    });
  });

  it('has the earliest time of a source, whichever field it belongs to', () => {
    expect(provenance([{ ...ida, fieldSince: { name: 1800 } }])).toMatchObject({
      identities: { ida: origin('ida', 1000) },
      since: { name: 1800 },
    });
  });

  it('has the edit of an overridden field, with the value of the sources under its stored names', () => {
    const edit: CardEdit = {
      editId: 'e1',
      identityId: 'ida',
      actor: 'somebody',
      madeAt: 5000,
      region: null,
      changes: [
        { kind: 'set', field: 'nickname', value: 'Idi' },
        { kind: 'set', field: 'company', value: 'Ahorn' },
      ],
    };
    const override = { editId: 'e1', identityId: 'ida', actor: 'somebody', since: 5000 };
    expect(provenance([ida], [edit])).toEqual({
      fields: { name: 'ida' },
      identities: { ida: origin('ida', 1000) },
      edits: {
        nickname: { ...override, said: 'Idchen', saidBy: 'ida' },
        company: { ...override, said: null, saidBy: null },
      },
    });
  });
});
