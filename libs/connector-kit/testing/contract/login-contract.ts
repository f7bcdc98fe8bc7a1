import { expect } from 'vitest';
import type { LoginFlow, LoginRequest, LoginStep } from '../../ports/login-flow.js';
import { declareRules, type Rule } from './rule.js';

/** A network user without a login, and a server that the rules control. */
export interface LoginFixture {
  readonly flow: LoginFlow;
  readonly accountId: string;
  readonly networkUserId: string;
  /** A request of the method that the network accepts. */
  requestFor(method: LoginRequest['method']): LoginRequest;
  /** The owner does what the step asks for: scans the code or enters it. */
  follow(step: LoginStep): Promise<void>;
  /** The current code expires. */
  expireCode(): Promise<void>;
  /** The network refuses the next login. */
  refuse(): Promise<void>;
  /** The network asks the next login for a passkey. Called only if the network is declared to have passkeys. */
  requirePasskey(): Promise<void>;
  hasCredentials(): Promise<boolean>;
}

const CODES: ReadonlySet<LoginStep['step']> = new Set(['qr', 'pairing-code']);
const LAST_STEPS: ReadonlySet<LoginStep['step']> = new Set(['completed', 'needs-passkey', 'failed']);
/** A login that asks for more steps does not end. */
const MOST_STEPS = 20;
const never = new AbortController().signal;

/** Runs a login to its end. `act` is called with each code. */
async function login(
  { flow, accountId, requestFor }: LoginFixture,
  method: LoginRequest['method'],
  act: (step: LoginStep) => Promise<void>,
): Promise<readonly LoginStep[]> {
  const steps: LoginStep[] = [];
  for await (const step of flow.start(accountId, requestFor(method), never)) {
    expect(
      steps.filter((before) => LAST_STEPS.has(before.step)),
      'no step follows the last one',
    ).toEqual([]);
    steps.push(step);
    expect(steps.length).toBeLessThan(MOST_STEPS);
    if (CODES.has(step.step)) await act(step);
  }
  return steps;
}

const commonRules: readonly Rule<LoginFixture>[] = [
  {
    title: 'each method ends with the user of the network',
    check: async (fixture) => {
      const { flow, networkUserId, follow } = fixture;
      expect(flow.methods.length).toBeGreaterThan(0);
      for (const method of flow.methods) {
        const steps = await login(fixture, method, follow);
        expect(steps.at(-1)).toEqual({ step: 'completed', networkUserId });
        const codes = steps.filter(({ step }) => CODES.has(step));
        expect(codes.map(({ step }) => step)).toEqual(method === 'token' ? [] : [method]);
      }
    },
  },
  {
    title: 'the credentials are stored when the login is completed, and not before',
    check: async (fixture) => {
      const { flow, accountId, requestFor, follow, hasCredentials } = fixture;
      const [method = 'qr'] = flow.methods;
      for await (const step of flow.start(accountId, requestFor(method), never)) {
        expect(await hasCredentials(), step.step).toBe(step.step === 'completed');
        if (CODES.has(step.step)) await follow(step);
      }
      expect(await hasCredentials()).toBe(true);
    },
  },
  {
    title: 'an expired code is replaced by another one',
    check: async (fixture) => {
      for (const method of fixture.flow.methods.filter((one) => one !== 'token')) {
        let codes = 0;
        const steps = await login(fixture, method, (step) =>
          ++codes === 1 ? fixture.expireCode() : fixture.follow(step),
        );
        const given = steps.filter(({ step }) => CODES.has(step)).map((step) => JSON.stringify(step));
        expect(new Set(given).size).toBe(2);
        expect(steps.at(-1)).toMatchObject({ step: 'completed' });
      }
    },
  },
  {
    title: 'a refused login fails with a code and a message, without a retry and without credentials',
    check: async (fixture) => {
      for (const method of fixture.flow.methods) {
        await fixture.refuse();
        const steps = await login(fixture, method, fixture.follow);
        const [code, message] = [expect.stringMatching(/\S/), expect.stringMatching(/\S/)];
        expect(steps.at(-1)).toEqual({ step: 'failed', code, message });
        expect(steps.filter(({ step }) => CODES.has(step)).length).toBeLessThan(2);
        expect(await fixture.hasCredentials()).toBe(false);
      }
    },
  },
  {
    title: 'an aborted login ends without a last step and without credentials',
    check: async ({ flow, accountId, requestFor, hasCredentials }) => {
      for (const method of flow.methods) {
        const stop = new AbortController();
        const steps: LoginStep[] = [];
        for await (const step of flow.start(accountId, requestFor(method), stop.signal)) {
          steps.push(step);
          expect(steps.length).toBeLessThan(MOST_STEPS);
          stop.abort();
        }
        expect(steps.filter(({ step }) => LAST_STEPS.has(step))).toEqual([]);
        expect(await hasCredentials()).toBe(false);
      }
    },
  },
];

const passkeyRule: Rule<LoginFixture> = {
  title: 'a passkey that is required is the last step, with a message',
  check: async (fixture) => {
    await fixture.requirePasskey();
    const [method = 'qr'] = fixture.flow.methods;
    const steps = await login(fixture, method, fixture.follow);
    expect(steps.at(-1)).toMatchObject({ step: 'needs-passkey', message: expect.stringMatching(/\S/) });
    expect(await fixture.hasCredentials()).toBe(false);
  },
};

export interface LoginAbilities {
  /** Whether the network may ask for a passkey. */
  readonly passkeys: boolean;
}

export function loginRules({ passkeys }: LoginAbilities): readonly Rule<LoginFixture>[] {
  return passkeys ? [...commonRules, passkeyRule] : commonRules;
}

/** The rules of a login. Call it at the top level of a spec file. */
export function loginContract(name: string, open: () => Promise<LoginFixture>, can: LoginAbilities): void {
  declareRules(`the login contract: ${name}`, loginRules(can), open);
}
