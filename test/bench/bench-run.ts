/** Parameters of a benchmark. */
export interface BenchRun {
  /** Number of records to measure. */
  readonly count: number;
  /** Number of records that exist before; not every benchmark uses it. */
  readonly base: number;
  readonly report: (progress: string) => void;
}
