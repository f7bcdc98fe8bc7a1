import { z } from 'zod';
import { normaliseVcardGroup } from '../contact/normalise/vcard/groups.js';
import { normaliseVcardContact, picturesInVcard } from '../contact/normalise/vcard.js';
import { commonSettings, credential } from './account-settings.js';
import type { Provider } from './provider.js';

/** The login of the server; an app password where the server offers them. The vault seals each value under its name. */
export const carddavCredentials = z
  .strictObject({ username: credential, password: z.string().min(1).max(4_096) })
  .meta({ id: 'CarddavCredentials' });

const fields = z.strictObject({
  server: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .refine(isServer, 'Must be an https URL without a password in it, an e-mail address, or a domain')
    .meta({ description: 'A URL, an e-mail address, or a domain', examples: ['https://contacts.icloud.com/'] }),
  addressBooks: z
    .array(z.string().trim().min(1).max(2_000))
    .min(1)
    .max(1_000)
    .optional()
    .meta({ description: 'Paths or display names of the books to read; all when it is left out' }),
  allowPlainHttp: z.boolean().default(false).meta({
    description: 'Sends the password unencrypted to a server of another machine. For a network of your own only',
  }),
  ...commonSettings,
});

/** What the owner may set; unknown keys are an error. */
export const carddavSettings = fields
  .refine(({ server, allowPlainHttp }) => allowPlainHttp || !isRemotePlainHttp(server), {
    path: ['server'],
    error: 'Must be an https URL: plain http is for this machine only, unless allowPlainHttp is set',
  })
  .meta({ id: 'CarddavSettings' });

/** The settings of a connected account, as the connector reads them. */
export const storedCarddavSettings = fields.strip();

function isServer(server: string): boolean {
  const isUrl = /^[a-z][a-z\d+.-]*:\/\//i.test(server);
  const url = URL.parse(isUrl ? server : `https://${server.slice(server.lastIndexOf('@') + 1)}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isRemotePlainHttp(server: string): boolean {
  const url = URL.parse(server);
  return url?.protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

/** The same server, however its address is written, and at least one book of it. Books that are not chosen are all books. */
function readOneBook(settings: object, others: object): boolean {
  const [a, b] = [storedCarddavSettings.parse(settings), storedCarddavSettings.parse(others)];
  if (plainServer(a.server) !== plainServer(b.server)) return false;
  return !a.addressBooks || !b.addressBooks || a.addressBooks.some((book) => b.addressBooks?.includes(book));
}

function plainServer(server: string): string {
  const url = URL.parse(server) ?? URL.parse(`https://${server.slice(server.lastIndexOf('@') + 1)}`);
  return url ? `${url.host}${url.pathname.replace(/\/+$/, '')}` : server;
}

export const carddav = {
  name: 'carddav',
  normaliseContact: normaliseVcardContact,
  picturesIn: picturesInVcard,
  normaliseGroup: normaliseVcardGroup,
  connectable: {
    login: 'password',
    uploads: false,
    syncTypes: ['contacts'],
    settings: carddavSettings,
    credentials: carddavCredentials,
    identity: { credential: 'username', overlap: readOneBook },
  },
} as const satisfies Provider;
