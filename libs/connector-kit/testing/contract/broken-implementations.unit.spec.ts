import { describe, expect, test } from 'vitest';
import type { HistoryPage, HistoryReader } from '../../ports/history-reader.js';
import type { LiveSession, SessionListener } from '../../ports/live-session.js';
import type { LoginFlow, LoginStep } from '../../ports/login-flow.js';
import { fakeHistory, fakeLive, fakeLogin } from '../fake-network/fixtures.js';
import { type HistoryFixture, historyRules } from './history-contract.js';
import { type LiveFixture, liveRules } from './live-contract.js';
import { type LoginFixture, loginRules } from './login-contract.js';
import type { Rule } from './rule.js';

/** The titles of the rules that the implementation breaks. */
async function brokenRules<Fixture>(
  rules: readonly Rule<Fixture>[],
  open: () => Promise<Fixture>,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { title, check } of rules) {
    await check(await open()).catch(() => broken.push(title));
  }
  return broken;
}

/** A fault of an implementation, and a part of the title of a rule that must find it. */
type Fault<Wrap> = readonly [fault: string, rule: string, wrap: Wrap];

describe('the live contract finds a session that', () => {
  const listening = (change: (listener: SessionListener) => Partial<SessionListener>) => {
    return (create: (listener: SessionListener) => LiveSession) => (listener: SessionListener) => {
      const { onState, onEvents } = change(listener);
      return create({
        onState: onState ?? ((state) => listener.onState(state)),
        onEvents: onEvents ?? ((events) => listener.onEvents(events)),
      });
    };
  };
  type Create = (listener: SessionListener) => LiveSession;
  const faults: Fault<(create: Create) => Create>[] = [
    [
      'acknowledges before the event is stored',
      'acknowledged after it is stored',
      listening((listener) => ({
        onEvents: async (events) => void listener.onEvents(events).catch(() => {}),
      })),
    ],
    [
      'acknowledges an event that could not be stored',
      'could not be stored',
      listening((listener) => ({ onEvents: (events) => listener.onEvents(events).catch(() => {}) })),
    ],
    [
      'delivers an event twice',
      'arrive once, in order',
      listening((listener) => ({
        onEvents: async (events) => {
          await listener.onEvents(events);
          await listener.onEvents(events);
        },
      })),
    ],
    [
      'drops offline events',
      'origin offline',
      listening((listener) => ({
        onEvents: async (events) => listener.onEvents(events.filter(({ origin }) => origin !== 'offline')),
      })),
    ],
    [
      'gives every event the origin live',
      'origin offline',
      listening((listener) => ({
        onEvents: (events) => listener.onEvents(events.map((event) => ({ ...event, origin: 'live' as const }))),
      })),
    ],
    [
      'reports a state twice',
      'each state once',
      listening((listener) => ({
        onState: (state) => {
          listener.onState(state);
          listener.onState(state);
        },
      })),
    ],
    [
      'hides a lost connection',
      'a lost connection is a state',
      listening((listener) => ({
        onState: (state) => {
          if (state.state !== 'reconnecting') listener.onState(state);
        },
      })),
    ],
    [
      'throws when the network refuses the connection',
      'does not throw',
      (create) => (listener) => {
        const session = create(listener);
        const connect = async () => {
          const state = await session.connect();
          if (state.state === 'reconnecting') throw new Error(state.message);
          return state;
        };
        return { ...methodsOf(session), connect };
      },
    ],
    [
      'tries to reconnect after an ended login',
      'an ended login',
      listening((listener) => ({
        onState: (state) => {
          if (state.state === 'needs-login') listener.onState({ ...state, state: 'reconnecting' });
          listener.onState(state);
        },
      })),
    ],
    [
      'stays open after close()',
      'a closed session delivers nothing',
      (create) => (listener) => ({ ...methodsOf(create(listener)), close: async () => {} }),
    ],
  ];

  test.each(faults)('%s', async (_, rule, wrap) => {
    const broken = await brokenRules(liveRules, async (): Promise<LiveFixture> => {
      const fixture = await fakeLive();
      const create = wrap((listener) => fixture.source.createSession(fixture.accountId, listener));
      return { ...fixture, source: { createSession: (_, listener) => create(listener) } };
    });
    expect(broken.filter((title) => title.includes(rule))).toHaveLength(1);
  });
});

/** A copy whose methods still work on the session. */
function methodsOf(session: LiveSession): LiveSession {
  return {
    get state() {
      return session.state;
    },
    connect: () => session.connect(),
    close: () => session.close(),
  };
}

describe('the history contract finds a reader that', () => {
  type Read = HistoryReader['readPage'];
  const changed = (change: (page: HistoryPage) => HistoryPage) => {
    return (read: Read): Read =>
      async (...request) =>
        change(await read(...request));
  };
  const faults: Fault<(read: Read) => Read>[] = [
    [
      'drops a message of each page',
      'every message once',
      changed((page) => ({ ...page, events: page.events.slice(1) })),
    ],
    [
      'gives a page oldest first',
      'every message once',
      changed((page) => ({ ...page, events: page.events.toReversed() })),
    ],
    [
      'never reaches the beginning',
      'there is the beginning',
      changed((page) => ({ ...page, end: page.end === 'beginning' ? 'depth' : page.end })),
    ],
    [
      'calls its events live',
      'has origin history',
      changed((page) => ({ ...page, events: page.events.map((event) => ({ ...event, origin: 'live' as const })) })),
    ],
    [
      'ignores the anchor',
      'only messages before its anchor',
      (read) => (conversationId, _, signal) => read(conversationId, null, signal),
    ],
    [
      'repeats the message of the anchor',
      'only messages before its anchor',
      (read) => async (conversationId, before, signal) => {
        const page = await read(conversationId, before, signal);
        const [event] = page.events;
        if (!before || !event) return page;
        return { ...page, events: [{ ...event, ...before }, ...page.events] };
      },
    ],
    [
      'answers from where it was, not from the anchor',
      'resumes from any anchor',
      (read) => {
        let oldest: Parameters<Read>[1] = null;
        return async (conversationId, _, signal) => {
          const page = await read(conversationId, oldest, signal);
          oldest = page.events.at(-1) ?? oldest;
          return page;
        };
      },
    ],
    [
      'takes silence for the beginning',
      'reports why: no-answer',
      changed((page) => ({ ...page, end: page.end === 'no-answer' ? 'beginning' : page.end })),
    ],
    [
      'takes a missing permission for the beginning',
      'reports why: no-permission',
      changed((page) => ({ ...page, end: page.end === 'no-permission' ? 'beginning' : page.end })),
    ],
    [
      'takes a limited depth for the beginning',
      'reports why: depth',
      changed((page) => ({ ...page, end: page.end === 'depth' ? 'beginning' : page.end })),
    ],
    [
      'ignores the signal',
      'an aborted reading rejects',
      (read) => (conversationId, before) => read(conversationId, before, new AbortController().signal),
    ],
  ];

  test.each(faults)('%s', async (_, rule, wrap) => {
    const rules = historyRules(['depth', 'no-answer', 'no-permission']);
    const broken = await brokenRules(rules, async (): Promise<HistoryFixture> => {
      const fixture = await fakeHistory();
      return { ...fixture, reader: { readPage: wrap((...request) => fixture.reader.readPage(...request)) } };
    });
    expect(broken.filter((title) => title.includes(rule))).toHaveLength(1);
  });
});

describe('the login contract finds a flow that', () => {
  type Start = LoginFlow['start'];
  const steps = (change: (step: LoginStep) => readonly LoginStep[]) => {
    return (start: Start): Start =>
      async function* (...request) {
        for await (const step of start(...request)) yield* change(step);
      };
  };
  const faults: Fault<(start: Start) => Start>[] = [
    [
      'completes for another user',
      'the user of the network',
      steps((step) => [step.step === 'completed' ? { ...step, networkUserId: 'u2' } : step]),
    ],
    [
      'goes on after the last step',
      'the user of the network',
      steps((step) => (step.step === 'completed' ? [step, { step: 'verifying' }] : [step])),
    ],
    [
      'completes before the credentials are stored',
      'when the login is completed, and not before',
      (start) =>
        async function* (...request) {
          let last: LoginStep | undefined;
          for await (const step of start(...request)) {
            if (step.step === 'verifying') yield { step: 'completed', networkUserId: 'u1' };
            last = step;
            if (step.step !== 'verifying') yield last;
          }
        },
    ],
    [
      'gives the same code again',
      'replaced by another one',
      (start) =>
        async function* (...request) {
          let first: LoginStep | undefined;
          for await (const step of start(...request)) {
            if (step.step === 'qr' || step.step === 'pairing-code') first ??= step;
            yield step.step === first?.step ? first : step;
            if (step.step === 'completed') return;
          }
        },
    ],
    [
      'throws when the login is refused',
      'a refused login fails',
      steps((step) => {
        if (step.step === 'failed') throw new Error(step.message);
        return [step];
      }),
    ],
    [
      'fails without a message',
      'a refused login fails',
      steps((step) => [step.step === 'failed' ? { ...step, message: '' } : step]),
    ],
    [
      'retries a refused login',
      'a refused login fails',
      (start) =>
        async function* (...request) {
          for await (const step of start(...request)) {
            if (step.step === 'failed') yield* start(...request);
            else yield step;
          }
        },
    ],
    [
      'takes a passkey for a failure',
      'a passkey that is required',
      steps((step) => [step.step === 'needs-passkey' ? { ...step, step: 'failed' } : step]),
    ],
    [
      'fails a login that is aborted',
      'an aborted login',
      (start) =>
        async function* (accountId, request, signal) {
          yield* start(accountId, request, signal);
          if (signal.aborted) yield { step: 'failed', code: 'ABORTED', message: 'The login was aborted.' };
        },
    ],
    [
      'stores credentials after an abort',
      'an aborted login',
      (start) => (accountId, request) => start(accountId, request, new AbortController().signal),
    ],
  ];

  test.each(faults)('%s', async (_, rule, wrap) => {
    const broken = await brokenRules(loginRules({ passkeys: true }), async (): Promise<LoginFixture> => {
      const fixture = await fakeLogin();
      const { flow } = fixture;
      return { ...fixture, flow: { methods: flow.methods, start: wrap((...request) => flow.start(...request)) } };
    });
    expect(broken.filter((title) => title.includes(rule))).toHaveLength(1);
  });
});
