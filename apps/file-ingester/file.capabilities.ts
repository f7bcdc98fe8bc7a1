/** What this connector can do. */
export const fileCapabilities = {
  provider: 'file',
  /** What a sync may be asked for. Groups are read with the contacts that refer to them. */
  syncTypes: ['contacts', 'all'],
} as const;
