import { randomUUID } from 'node:crypto';
import type { HistoryFixture } from '../contract/history-contract.js';
import type { LiveFixture } from '../contract/live-contract.js';
import type { LoginFixture } from '../contract/login-contract.js';
import { FakeHistory } from './fake-history.js';
import { FakeLiveServer } from './fake-live-server.js';
import { FakeLogin } from './fake-login.js';

export async function fakeLive(): Promise<LiveFixture> {
  const source = new FakeLiveServer();
  return {
    source,
    accountId: randomUUID(),
    receive: async () => source.receive(),
    acknowledged: () => source.acknowledged,
    dropConnection: async () => source.drop(),
    refuseConnection: async () => source.refuseNext(),
    logOut: async () => source.logOut(),
    settle: () => source.settle(),
  };
}

export async function fakeHistory(): Promise<HistoryFixture> {
  const reader = new FakeHistory();
  return {
    reader,
    conversation: async (messages) => reader.create(messages),
    receive: async (conversationId) => reader.receive(conversationId),
    endBy: async (end, conversationId) => reader.endBy(end, conversationId),
  };
}

export async function fakeLogin(): Promise<LoginFixture> {
  const flow = new FakeLogin();
  const accountId = randomUUID();
  return {
    flow,
    accountId,
    networkUserId: flow.networkUserId,
    requestFor: (method) => {
      if (method === 'token') return { method, token: flow.token };
      return method === 'qr' ? { method } : { method, phone: '+4930901820' };
    },
    follow: async (step) => flow.follow(step),
    // The fake treats a code that is not followed as expired.
    expireCode: async () => {},
    refuse: async () => flow.decide('refused'),
    requirePasskey: async () => flow.decide('passkey'),
    hasCredentials: async () => flow.credentials.has(accountId),
  };
}
