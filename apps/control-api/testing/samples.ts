import { randomUUID } from 'node:crypto';

/** Input that is valid as it is. */
export const googleInstance = {
  provider: 'google',
  name: 'Address book',
  credentials: { clientId: 'made-up-client', clientSecret: 'made-up-secret', refreshToken: 'made-up-refresh' },
};

/** An account of Google like `googleInstance`, and another one at each call. */
export function newGoogleInstance() {
  const { credentials } = googleInstance;
  return { ...googleInstance, credentials: { ...credentials, refreshToken: `made-up-refresh-${randomUUID()}` } };
}

export const unknownId = '00000000-0000-4000-8000-00000000dead';

/** Every operation that needs a key, with its scope and valid input. */
export const guardedRoutes = [
  { route: 'GET /health', scope: 'read' },
  { route: 'GET /api/v2', scope: 'read' },
  { route: 'POST /api/v2/instances', scope: 'admin', body: googleInstance },
  { route: 'GET /api/v2/instances', scope: 'read' },
  { route: `GET /api/v2/instances/${unknownId}`, scope: 'read' },
  { route: `DELETE /api/v2/instances/${unknownId}`, scope: 'admin' },
  { route: `POST /api/v2/instances/${unknownId}/sync`, scope: 'sync', body: { type: 'contacts' } },
  { route: `PATCH /api/v2/instances/${unknownId}`, scope: 'admin', body: { name: 'Mine' } },
  { route: `GET /api/v2/instances/${unknownId}/sync`, scope: 'read' },
  { route: `POST /api/v2/instances/${unknownId}/sync/reconcile`, scope: 'sync', body: {} },
  { route: `GET /api/v2/instances/${unknownId}/sync/${unknownId}`, scope: 'read' },
  { route: `POST /api/v2/instances/${unknownId}/file`, scope: 'sync' },
  { route: `GET /api/v2/instances/${unknownId}/sync/${unknownId}/differences`, scope: 'read' },
  { route: `POST /api/v2/instances/${unknownId}/sync/${unknownId}/apply`, scope: 'sync' },
  { route: `POST /api/v2/instances/${unknownId}/sync/${unknownId}/discard`, scope: 'sync' },
  { route: 'GET /api/v2/sources', scope: 'read' },
  { route: 'GET /api/v2/dead-letters', scope: 'read' },
  { route: 'GET /api/v2/dead-letters/17', scope: 'read' },
  { route: 'POST /api/v2/dead-letters/17/replay', scope: 'admin' },
  { route: 'POST /api/v2/dead-letters/17/discard', scope: 'admin' },
  { route: 'PUT /api/v2/oauth/google/client', scope: 'admin', body: { clientId: 'made-up', clientSecret: 'made-up' } },
  { route: 'POST /api/v2/oauth/google/start', scope: 'admin', body: { instanceId: unknownId } },
  { route: `GET /api/v2/instances/${unknownId}/address-books`, scope: 'read' },
  { route: 'GET /api/v2/persons', scope: 'read' },
  { route: 'GET /api/v2/persons/export?format=csv', scope: 'read' },
  { route: `GET /api/v2/pictures/${'0f'.repeat(32)}`, scope: 'read' },
  { route: `GET /api/v2/persons/${unknownId}`, scope: 'read' },
  {
    route: `POST /api/v2/persons/${unknownId}/merge`,
    scope: 'edit',
    body: { with: unknownId, version: '1', withVersion: '1' },
  },
  {
    route: `POST /api/v2/persons/${unknownId}/not-same`,
    scope: 'edit',
    body: { as: unknownId, version: '1', asVersion: '1' },
  },
  { route: `POST /api/v2/persons/${unknownId}/split`, scope: 'edit', body: { identityIds: [unknownId], version: '1' } },
  { route: `GET /api/v2/persons/${unknownId}/judgements`, scope: 'read' },
  { route: `GET /api/v2/persons/${unknownId}/explain?with=${unknownId}`, scope: 'read' },
  { route: `GET /api/v2/identities/${unknownId}/explain?with=${unknownId}`, scope: 'read' },
  { route: `GET /api/v2/judgements/${unknownId}`, scope: 'read' },
  { route: `DELETE /api/v2/judgements/${unknownId}`, scope: 'edit' },
  { route: 'GET /api/v2/reviews', scope: 'read' },
  { route: `GET /api/v2/reviews/${unknownId}`, scope: 'read' },
  { route: `POST /api/v2/reviews/${unknownId}/decision`, scope: 'edit', body: { verdict: 'same' } },
  { route: `GET /api/v2/persons/${unknownId}/history`, scope: 'read' },
  { route: 'POST /api/v2/persons', scope: 'edit', body: { name: 'Noor de Vries' } },
  { route: `PATCH /api/v2/persons/${unknownId}`, scope: 'edit', body: { version: '1', fields: { nickname: 'Noor' } } },
  { route: `DELETE /api/v2/persons/${unknownId}`, scope: 'edit' },
  { route: `PUT /api/v2/persons/${unknownId}/pin`, scope: 'edit' },
  { route: `DELETE /api/v2/persons/${unknownId}/pin`, scope: 'edit' },
  { route: 'GET /metrics', scope: 'read' },
] as const;
