import { expect, it } from 'vitest';
import { refuseForeignClient } from './sandbox-client.js';

const googles = '123456789012-0123456789abcdefghijklmnopqrstuv.apps.googleusercontent.com';
const sandboxes = '100020261120-sandbox.apps.googleusercontent.com';

it("the demo refuses a Google client that is not the sandbox's, and says that it is the demo", () => {
  expect(() => refuseForeignClient('demo', googles, 'clientId')).toThrow(
    expect.objectContaining({
      code: 'DEMO_WORLD',
      status: 409,
      message: expect.stringMatching(/^This is the demo: .* npm run own\.$/),
      details: { field: 'clientId' },
    }),
  );
  expect(() => refuseForeignClient('demo', sandboxes, 'clientId')).not.toThrow();
});

it("the owner's world refuses no Google client", () => {
  expect(() => refuseForeignClient('own', googles, 'clientId')).not.toThrow();
});
