export interface Replication {
  readonly replicationFactor: number;
  /** How many replicas must have a record before it counts as written. */
  readonly minInSyncReplicas: number;
}

/** No cluster of the configured size exists: a setting or the cluster must change. */
class TooFewBrokers extends Error {
  readonly code = 'CONFIGURATION';

  constructor(wanted: number, brokers: number) {
    super(`KITH_TOPIC_REPLICATION is ${wanted}, but the cluster has ${brokers} broker${brokers === 1 ? '' : 's'}.`);
    this.name = 'TooFewBrokers';
  }
}

/**
 * `wanted` replicas of each partition, or else three, or as many as there are brokers. Half of them, rounded up, must be in sync,
 * so that a cluster of three accepts writes while one broker is down.
 * @throws TooFewBrokers
 */
export function replicationFor(brokers: number, wanted: number | undefined): Replication {
  if (wanted !== undefined && wanted > brokers) throw new TooFewBrokers(wanted, brokers);
  const replicationFactor = wanted ?? Math.min(3, brokers);
  return { replicationFactor, minInSyncReplicas: Math.ceil(replicationFactor / 2) };
}
