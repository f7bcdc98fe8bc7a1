import { ApiError } from '../../../platform/http/api-error.js';
import type { World } from '../../../platform/world/world.js';

/**
 * The end of the ids of the sandbox's OAuth clients. Google's have 32 letters and digits in place of "sandbox":
 * https://developers.google.com/identity/protocols/oauth2
 */
const SANDBOX_CLIENT = /-sandbox\.apps\.googleusercontent\.com$/;

/**
 * Refuses an OAuth client that the demo cannot use: its Google connector asks the sandbox only, which does not know it.
 * @throws ApiError DEMO_WORLD
 */
export function refuseForeignClient(world: World, clientId: string, field: string): void {
  if (world !== 'demo' || SANDBOX_CLIENT.test(clientId)) return;
  throw new ApiError(
    'DEMO_WORLD',
    "This is the demo: a sandbox stands in for Google, and this OAuth client is not the sandbox's. Connect Google accounts in your own world: npm run own.",
    { field },
  );
}
