import type { Provider } from './provider.js';
import { userName } from './user-name.js';

export const discord = {
  name: 'discord',
  aliases: { read: (name) => userName('discord', name) },
} as const satisfies Provider;
