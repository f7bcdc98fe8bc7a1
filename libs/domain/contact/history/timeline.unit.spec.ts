import { describe, expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { personAt, sourceAt, type Timeline } from './timeline.js';

const state = (observedAt: number, notes: string) => sourceWith('ida', { notes }, { version: notes, observedAt });
const states = [state(100, 'oboe'), state(200, 'viola'), state(300, 'viola')];
const stayed: Timeline = { identityId: 'ida', states, moves: [], personId: 'p1' };
const moved: Timeline = {
  identityId: 'ida',
  states,
  moves: [
    { at: 150, from: 'p1', to: 'p2' },
    { at: 250, from: 'p2', to: 'p3' },
  ],
  personId: 'p3',
};

describe('the person of a contact at a moment', () => {
  it.each([
    ['before its first observation: none', moved, 99, undefined],
    ['without an observation: none', { ...stayed, states: [] }, 500, undefined],
    ['without moves: the present one', stayed, 100, 'p1'],
    ['before the first move: the one it moved from', moved, 149, 'p1'],
    ['at a move: the one it moved to', moved, 150, 'p2'],
    ['between two moves: that of the earlier move', moved, 249, 'p2'],
    ['after the last move: that of the last move', moved, 900, 'p3'],
  ])('%s', (_, timeline, moment, person) => {
    expect(personAt(timeline, moment)).toBe(person);
  });
});

describe('the contact at a moment', () => {
  it.each([
    ['before its first observation: none', 99, undefined],
    ['at its first observation: that one', 100, states[0]],
    ['until the next observation: the last one', 199, states[0]],
    ['after a change: with the time of the change', 200, { ...state(200, 'viola'), fieldSince: { notes: 200 } }],
    [
      'after an unchanged version: with the time of the earlier change',
      999,
      { ...state(300, 'viola'), fieldSince: { notes: 200 } },
    ],
  ])('%s', (_, moment, source) => {
    expect(sourceAt(stayed, moment)).toEqual(source);
  });
});
