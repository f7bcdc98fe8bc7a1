import { connect } from 'node:net';

const WITHIN_MS = 2_000;
const API_VERSIONS = 18;
const CORRELATION_ID = 1;
const CLIENT = 'kith-probe';

/**
 * Whether a Kafka broker answers at one of these addresses. Asks for the versions of its protocol, which needs no login and which a
 * broker answers only once it takes part in its cluster (https://kafka.apache.org/protocol#The_Messages_ApiVersions).
 * @param {string} brokers host:port, separated by commas
 * @returns {Promise<boolean>}
 */
export async function kafkaAnswers(brokers) {
  const answers = await Promise.all(brokers.split(',').map(brokerAnswers));
  return answers.includes(true);
}

/**
 * @param {string} broker host:port; the host may be an IPv6 address in brackets
 * @returns {Promise<boolean>}
 */
function brokerAnswers(broker) {
  const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(broker.trim()) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    let received = Buffer.alloc(0);
    /** @param {boolean} isBroker */
    const end = (isBroker) => {
      socket.destroy();
      resolve(isBroker);
    };
    socket.setTimeout(WITHIN_MS, () => end(false));
    socket.once('error', () => end(false));
    socket.once('end', () => end(false));
    socket.once('connect', () => socket.write(apiVersionsRequest()));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // Size of the answer, id of the request, error code.
      if (received.length >= 10) end(received.readInt32BE(4) === CORRELATION_ID && received.readInt16BE(8) === 0);
    });
  });
}

/** ApiVersions, version 0, with the request header of version 1. */
function apiVersionsRequest() {
  const request = Buffer.alloc(14 + CLIENT.length);
  request.writeInt32BE(10 + CLIENT.length, 0);
  request.writeInt16BE(API_VERSIONS, 4);
  request.writeInt16BE(0, 6);
  request.writeInt32BE(CORRELATION_ID, 8);
  request.writeInt16BE(CLIENT.length, 12);
  request.write(CLIENT, 14);
  return request;
}
