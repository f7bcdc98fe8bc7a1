/** The provider endpoints that are counted and that faults can match. */
export const ENDPOINTS = [
  'connections',
  'person',
  'otherContacts',
  'contactGroups',
  'token',
  'auth',
  'revoke',
  'other',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const PATHS: readonly (readonly [RegExp, Endpoint])[] = [
  [/^(\/google)?\/v1\/people\/me\/connections$/, 'connections'],
  [/^(\/google)?\/v1\/people\/[^/]+$/, 'person'],
  [/^(\/google)?\/v1\/otherContacts$/, 'otherContacts'],
  [/^(\/google)?\/v1\/contactGroups$/, 'contactGroups'],
  [/^\/oauth\/token$/, 'token'],
  [/^\/oauth\/auth$/, 'auth'],
  [/^\/oauth\/revoke$/, 'revoke'],
  [/^\/(google|v1|oauth)\//, 'other'],
];

/** The provider endpoint of a path (without query); undefined for the sandbox's own endpoints. */
export function endpointOf(path: string): Endpoint | undefined {
  return PATHS.find(([pattern]) => pattern.test(path))?.[1];
}
