/** What a benchmark is asked for. */
export interface BenchRun {
  /** How many records are measured. */
  readonly count: number;
  /** How many there are before; a benchmark may start from none. */
  readonly base: number;
  /** Tells how it goes. */
  readonly say: (line: string) => void;
}
