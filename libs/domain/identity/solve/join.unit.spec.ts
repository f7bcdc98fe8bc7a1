import { describe, expect, it } from 'vitest';
import type { Link, LinkRule } from '../links/links.js';
import { Comparisons } from '../pairs/comparisons.js';
import { MODEL } from '../score/index.js';
import { born, type CandidateFields, candidateWith, emails, phones } from '../testing/candidates.js';
import { joinClusters } from './join.js';
import { combineJudgements, type Judgement } from './judgements.js';

const IDA: CandidateFields = { displayName: 'Ida Berg', phones: phones('+436641234567') };
const OTTO: CandidateFields = { displayName: 'Otto Berg', phones: phones('+436641234567') };
const NAMELESS: CandidateFields = { phones: phones('+436641234567') };

/** "a b email 50" */
function linkOf(text: string): Link {
  const [a = '', b = '', rule = 'phone', strength = '45'] = text.split(' ');
  return { a, b, rule: rule as LinkRule, strength: Number(strength) };
}

function joined(records: Record<string, CandidateFields>, links: string[], judgements: Judgement[] = []) {
  const known = new Map(Object.entries(records).map(([id, fields]) => [id, candidateWith(id, fields)]));
  const comparisons = new Comparisons(new Set(), MODEL);
  const { clusters, rules } = joinClusters(known, combineJudgements(judgements), {
    links: links.map(linkOf),
    comparisons,
  });
  const persons = Map.groupBy(known.keys(), (id) => clusters.find(id));
  return {
    persons: [...persons.values()].map((ids) => ids.sort().join('')).sort(),
    rules: Object.fromEntries([...rules].sort()),
  };
}

describe('joinClusters', () => {
  it('a veto between any two members keeps two clusters apart', () => {
    const records = { a: IDA, b: NAMELESS, c: NAMELESS, d: OTTO };
    const { persons } = joined(records, ['a b phone 45', 'c d phone 45', 'b c email 40']);
    expect(persons).toEqual(['ab', 'cd']);
  });

  it('without that veto the same link joins the two clusters', () => {
    const records = { a: IDA, b: NAMELESS, c: NAMELESS, d: IDA };
    const { persons } = joined(records, ['a b phone 45', 'c d phone 45', 'b c email 40']);
    expect(persons).toEqual(['abcd']);
  });

  it.each<[string, string[], string[]]>([
    ['the stronger of two links that exclude each other is followed', ['b c phone 45', 'a b email 50'], ['ab', 'c']],
    ['of two equal links the one with the smaller ids is followed', ['b c phone 45', 'a b phone 45'], ['ab', 'c']],
  ])('%s', (_, links, persons) => {
    expect(joined({ a: IDA, b: NAMELESS, c: OTTO }, links).persons).toEqual(persons);
  });

  it('a judgement outweighs every link', () => {
    const separate: Judgement = { judgementId: '1', verdict: 'NOT_SAME', groups: [['a'], ['b']], madeAt: 1 };
    expect(joined({ a: IDA, b: IDA }, ['a b alias 60'], [separate])).toEqual({ persons: ['a', 'b'], rules: {} });
    const same: Judgement = { ...separate, verdict: 'SAME', groups: [['a', 'b']] };
    expect(joined({ a: IDA, b: OTTO }, ['a b phone 45'], [same])).toEqual({
      persons: ['ab'],
      rules: { a: 'judgement', b: 'judgement' },
    });
  });

  it('an identity has the strongest rule that assigns it, and none when no link was followed', () => {
    const { rules } = joined({ a: IDA, b: IDA, c: OTTO, d: {} }, ['a b phone 45', 'a b email 50', 'b c phone 45']);
    expect(rules).toEqual({ a: 'email', b: 'email' });
  });

  it('a score joins two clusters only if the mean of all their pairs is high enough', () => {
    const records = {
      a: { displayName: 'Ida Berg', emails: emails('a@x.example'), dates: born(1980, 4, 5) },
      b: { emails: emails('b@x.example') },
      c: { emails: emails('c@x.example') },
      d: { displayName: 'Ida Berg', emails: emails('d@x.example'), dates: born(1980, 4, 5) },
    };
    const links = ['a b email 50', 'c d email 50'];
    expect(joined(records, [...links, 'a d score 20']).persons).toEqual(['ab', 'cd']);
    expect(joined(records, [...links, 'a d email 20']).persons).toEqual(['abcd']);
  });

  it('no link joins more than fifty records', () => {
    const ids = Array.from({ length: 51 }, (_, i) => `c${100 + i}`);
    const chain = ids.slice(1).map((id) => `c100 ${id} email 50`);
    const { persons } = joined(Object.fromEntries(ids.map((id) => [id, IDA])), chain);
    expect(persons.map((ids) => ids.length / 4)).toEqual([50, 1]);
  });
});
