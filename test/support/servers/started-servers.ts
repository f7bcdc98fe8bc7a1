/** The one Kafka and the one Postgres of a test run. */
export interface TestServers {
  /** host:port, separated by commas. */
  kafkaBrokers: string;
  /** A maintenance database, as a role that may create databases. */
  postgresUrl: string;
  /** The database that specs copy to get a migrated one; whoever needs it first makes it. New for each run. */
  templateDatabase: string;
}

export interface StartedServers extends Omit<TestServers, 'templateDatabase'> {
  /** Stops what was started; servers that were there before stay. */
  stop(): Promise<void>;
}
