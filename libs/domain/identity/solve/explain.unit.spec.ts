import { describe, expect, it } from 'vitest';
import { MODEL } from '../score/index.js';
import { born, type CandidateFields, candidateWith, emails, phones, solverInputOf } from '../testing/candidates.js';
import { explainer } from './explain.js';
import type { Judgement } from './judgements.js';

const IDA: CandidateFields = { displayName: 'Ida Lindqvist' };
const MAIL = emails('ida@x.example');
const NUMBER = phones('+436641234567');

const explain = (records: Record<string, CandidateFields>, judgements: readonly Judgement[] = []) => {
  const candidates = Object.entries(records).map(([id, fields]) => candidateWith(id, fields));
  return explainer(solverInputOf(candidates, judgements));
};

const separate = (a: string, b: string): Judgement => ({
  judgementId: 'j',
  verdict: 'NOT_SAME',
  groups: [[a], [b]],
  madeAt: 1,
});

describe('an explanation', () => {
  it('names the rules that link two records directly, the strongest first', () => {
    const { decision, rules } = explain({
      a: { ...IDA, emails: MAIL, phones: NUMBER },
      b: { ...IDA, emails: MAIL, phones: NUMBER },
    })('a', 'b');
    expect([decision, rules]).toEqual(['one', ['email', 'phone', 'score']]);
  });

  it('names no rule for two records that only a third links', () => {
    const { decision, rules } = explain({
      a: { ...IDA, emails: MAIL },
      b: { ...IDA, emails: MAIL, phones: NUMBER },
      c: { displayName: null, phones: NUMBER },
    })('a', 'c');
    expect([decision, rules]).toEqual(['one', []]);
  });

  it('says "apart" for records that share nothing, and "judged" for those that a judgement separates', () => {
    const records = { a: { ...IDA, emails: MAIL }, b: { ...IDA, emails: MAIL }, c: { displayName: 'Otto Berg' } };
    expect(explain(records)('a', 'c').decision).toBe('apart');
    expect(explain(records, [separate('a', 'b')])('a', 'b').decision).toBe('judged');
  });

  it('is the same for a pair in either order', () => {
    const pair = explain({ a: { ...IDA, emails: MAIL, dates: born(1980, 4, 5) }, b: { ...IDA, phones: NUMBER } });
    expect(pair('b', 'a')).toEqual(pair('a', 'b'));
  });

  it('separates evidence for one person from evidence against it, and the score is their sum with the prior', () => {
    const { evidence, negative, score } = explain({
      a: { ...IDA, dates: born(1980, 4, 5) },
      b: { ...IDA, dates: born(1991, 7, 20) },
    })('a', 'b');
    expect(evidence).toMatchObject([{ family: 'name', weight: expect.any(Number) }]);
    expect(negative).toMatchObject([{ family: 'birthday', level: 'differs' }]);
    const sum = [...evidence, ...negative].reduce((total, { weight }) => total + weight, MODEL.prior);
    expect(score).toBeCloseTo(sum, 6);
  });

  it('lists the other persons that a record may be, and how far the pair is ahead of the best of them', () => {
    const asked = explain({ a: { lastName: 'Berg', emails: MAIL }, b: { displayName: 'Ida Berg', emails: MAIL } });
    expect(asked('a', 'b')).toMatchObject({ decision: 'review', alternatives: [], margin: null });
    const several = explain({
      a: { lastName: 'Berg', emails: MAIL },
      b: { displayName: 'Ida Berg', emails: MAIL },
      c: { displayName: 'Otto Berg', emails: MAIL },
    });
    const { alternatives, margin, score } = several('a', 'b');
    expect(alternatives).toMatchObject([{ of: 'a', identityId: 'c', personId: 'c' }]);
    expect(margin).toBe(score - (alternatives[0]?.score ?? Number.NaN));
  });

  it('is refused for an identity that was not given', () => {
    expect(() => explain({ a: IDA })('a', 'unknown')).toThrow(RangeError);
  });
});
