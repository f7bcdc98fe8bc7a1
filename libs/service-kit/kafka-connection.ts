import { type Codec, ConfluentCodec, SingleObjectCodec } from '#contracts';
import type { KafkaConnection } from '#event-log';
import { type BaseConfig, kafkaLogin, type OpsConfig } from './program/config.js';

/** Confluent's wire format when a schema registry is configured, single objects otherwise. Reads both either way. */
export function codecFor(config: Pick<BaseConfig, 'KITH_SCHEMA_REGISTRY_URL' | 'KITH_TOPIC_PREFIX'>): Codec {
  return config.KITH_SCHEMA_REGISTRY_URL === undefined
    ? new SingleObjectCodec()
    : new ConfluentCodec({ url: config.KITH_SCHEMA_REGISTRY_URL, topicPrefix: config.KITH_TOPIC_PREFIX });
}

/** `name` becomes the client id. */
export function kafkaConnection(config: Omit<BaseConfig, keyof OpsConfig>, name: string): KafkaConnection {
  return {
    brokers: config.KITH_KAFKA_BROKERS,
    clientId: name,
    topicPrefix: config.KITH_TOPIC_PREFIX,
    login: kafkaLogin(config),
  };
}
