/** The one Kafka and the one Postgres of a test run. */
export interface TestServers {
  /** host:port, separated by commas. */
  kafkaBrokers: string;
  /** A maintenance database, as a role that may create databases. */
  postgresUrl: string;
  /** The migrated database that specs copy. The first spec creates it; its name is new in each run. */
  templateDatabase: string;
}

export interface StartedServers extends Omit<TestServers, 'templateDatabase'> {
  /** Stops the servers that were started here. */
  stop(): Promise<void>;
}
