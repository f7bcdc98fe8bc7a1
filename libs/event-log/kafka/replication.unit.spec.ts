import { describe, expect, it } from 'vitest';
import { replicationFor } from './replication.js';

describe('the replication of topics', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 2],
    [9, 3, 2],
  ])('on %i brokers is %i, of which %i must be in sync', (brokers, replicationFactor, minInSyncReplicas) => {
    expect(replicationFor(brokers, undefined)).toEqual({ replicationFactor, minInSyncReplicas });
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 3],
  ])('is what is configured: %i, of which %i must be in sync', (wanted, minInSyncReplicas) => {
    expect(replicationFor(5, wanted)).toEqual({ replicationFactor: wanted, minInSyncReplicas });
  });

  it('is refused as a wrong setting when there are fewer brokers', () => {
    expect(() => replicationFor(1, 3)).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION',
        message: 'KITH_TOPIC_REPLICATION is 3, but the cluster has 1 broker.',
      }),
    );
  });
});
