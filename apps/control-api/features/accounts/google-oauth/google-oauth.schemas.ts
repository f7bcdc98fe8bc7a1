import { z } from 'zod';
import { googleSettings } from '#domain';
import { moment, uuid } from '../../../platform/validation/schemas.js';
import { accountName } from '../registration/account.schemas.js';

const credential = z.string().trim().min(1).max(4_096);

/** An OAuth client, as Google's console names it. */
export const oauthClient = z
  .strictObject({ clientId: credential, clientSecret: credential })
  .meta({ id: 'OauthClient', examples: [{ clientId: '…apps.googleusercontent.com', clientSecret: 'GOCSPX-…' }] });
export type NewOauthClient = z.output<typeof oauthClient>;

/** A new account, or an account that needs a new login. */
export const oauthStart = z
  .union([
    z.strictObject({ name: accountName, settings: googleSettings.prefault({}) }),
    z.strictObject({ instanceId: uuid }),
  ])
  .meta({
    id: 'OauthStart',
    examples: [{ name: 'My address book' }, { instanceId: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f' }],
  });
export type OauthStart = z.output<typeof oauthStart>;

export const oauthStarted = z
  .object({
    url: z.string().meta({ description: "Google's consent page: open it in a browser" }),
    expiresAt: moment.meta({ description: 'When the consent page expires' }),
    scopes: z.array(z.string()),
    warnings: z.array(z.string()).meta({ description: 'What to change in the console of Google first' }),
  })
  .meta({ id: 'OauthStarted' });
export type OauthStarted = z.output<typeof oauthStarted>;

/** The query of Google's redirect: a code, or an error. */
export const oauthCallback = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(4_096).optional(),
  error: z.string().max(200).optional(),
});
export type OauthCallback = z.output<typeof oauthCallback>;

export const oauthStartedExample: OauthStarted = {
  url: 'https://accounts.google.com/o/oauth2/v2/auth?client_id=…',
  expiresAt: '2026-01-02T03:14:05.000Z',
  scopes: ['https://www.googleapis.com/auth/contacts.readonly'],
  warnings: [],
};
