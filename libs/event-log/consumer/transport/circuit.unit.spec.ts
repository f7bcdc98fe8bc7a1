import { describe, expect, it } from 'vitest';
import { Circuit, CircuitOpen } from './circuit.js';

class Clock {
  ms = 1_000_000;
  readonly now = () => this.ms;
}

describe('the circuit', () => {
  it('lets twenty unexpected failures within a minute pass, and refuses the next with its cause', () => {
    const circuit = new Circuit(new Clock().now);
    for (let i = 0; i < 20; i++) circuit.count(new TypeError('early'));
    const cause = new TypeError('one too many');

    expect(() => circuit.count(cause)).toThrow(CircuitOpen);
    expect(() => circuit.count(cause)).toThrow(expect.objectContaining({ code: 'CIRCUIT_OPEN', cause }));
  });

  it('stays closed for failures that come slower than twenty a minute', () => {
    const clock = new Clock();
    const circuit = new Circuit(clock.now);

    const failLater = () => {
      clock.ms += 3_001;
      circuit.count(new TypeError());
    };

    for (let i = 0; i < 1_000; i++) expect(failLater).not.toThrow();
  });

  it('closes again when a minute has passed', () => {
    const clock = new Clock();
    const circuit = new Circuit(clock.now);
    for (let i = 0; i < 20; i++) circuit.count(new TypeError());
    clock.ms += 59_999;
    expect(() => circuit.count(new TypeError())).toThrow(CircuitOpen);

    clock.ms += 1;

    expect(() => circuit.count(new TypeError())).not.toThrow();
  });
});
