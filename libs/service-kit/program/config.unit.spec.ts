import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { baseConfig, ConfigError, loadConfig } from './config.js';

const whole = {
  KITH_KAFKA_BROKERS: 'one:9092, two:9093',
  KITH_DATABASE_URL: 'postgres://kith:secret@127.0.0.1:5432/kith',
  KITH_OPS_PORT: '8890',
};

function wrong(schema: z.ZodType, env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('is parsed once, with defaults, and ignores what belongs to others', () => {
    expect(loadConfig(baseConfig, { ...whole, HOME: '/root' })).toEqual({
      KITH_KAFKA_BROKERS: ['one:9092', 'two:9093'],
      KITH_DATABASE_URL: whole.KITH_DATABASE_URL,
      KITH_OPS_PORT: 8890,
      KITH_OPS_HOST: '127.0.0.1',
      KITH_TOPIC_PREFIX: 'kith.',
      KITH_LOG_LEVEL: 'info',
    });
  });

  test('counts a key that is set to nothing as not set', () => {
    expect(loadConfig(baseConfig, { ...whole, KITH_SCHEMA_REGISTRY_URL: '' })).not.toHaveProperty(
      'KITH_SCHEMA_REGISTRY_URL',
    );
    expect(wrong(baseConfig, { ...whole, KITH_OPS_PORT: '' })).toEqual(['KITH_OPS_PORT is not set.']);
  });

  test.each([
    ['KITH_KAFKA_BROKERS', 'kafka://hunter2'],
    ['KITH_KAFKA_BROKERS', 'one:9092,hunter2'],
    ['KITH_DATABASE_URL', 'mysql://root:hunter2@db/kith'],
    ['KITH_DATABASE_URL', 'postgres://kith:hunter2@db'],
    ['KITH_DATABASE_URL', 'hunter2'],
    ['KITH_TOPIC_PREFIX', 'hunter2/'],
    ['KITH_LOG_LEVEL', 'hunter2'],
    ['KITH_OPS_PORT', 'hunter2'],
    ['KITH_OPS_PORT', '70000'],
    ['KITH_SCHEMA_REGISTRY_URL', 'ftp://hunter2'],
  ])('refuses a wrong %s, naming the key and never the value (%s)', (key, value) => {
    const sentences = wrong(baseConfig, { ...whole, [key]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${key}: .+\\.$`));
    expect(sentences[0]).not.toContain(value);
  });

  test('names every key that is missing', () => {
    expect(wrong(baseConfig, {})).toEqual([
      'KITH_OPS_PORT is not set.',
      'KITH_KAFKA_BROKERS is not set.',
      'KITH_DATABASE_URL is not set.',
    ]);
  });

  test('refuses what contradicts itself, naming the keys', () => {
    const schema = z
      .object({ KITH_A_PORT: z.string(), KITH_B_PORT: z.string() })
      .refine((config) => config.KITH_A_PORT !== config.KITH_B_PORT, {
        path: ['KITH_A_PORT'],
        error: 'must differ from KITH_B_PORT',
      });
    const sentences = wrong(schema, { KITH_A_PORT: '1', KITH_B_PORT: '1' });
    expect(sentences).toEqual(['KITH_A_PORT: must differ from KITH_B_PORT.']);
  });
});
