import { z } from 'zod';
import { normaliseVcardGroup } from '../contact/normalise/vcard/groups.js';
import { normaliseVcardContact, picturesInVcard } from '../contact/normalise/vcard.js';
import { commonSettings } from './account-settings.js';
import type { Provider } from './provider.js';

export const fileCredentials = z.strictObject({}).prefault({}).meta({ id: 'FileCredentials' });

export const fileSettings = z.strictObject(commonSettings).meta({ id: 'FileSettings' });

/** Uploaded vCard files. */
export const file = {
  name: 'file',
  normaliseContact: normaliseVcardContact,
  picturesIn: picturesInVcard,
  normaliseGroup: normaliseVcardGroup,
  connectable: {
    login: 'none',
    uploads: true,
    syncTypes: ['contacts'],
    settings: fileSettings.prefault({}),
    credentials: fileCredentials,
  },
} as const satisfies Provider;
