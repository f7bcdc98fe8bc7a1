import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiError } from '../../../platform/http/api-error.js';

/** Browsers send these media types to another origin only after a preflight request. */
export const UPLOAD_TYPES = ['text/vcard', 'text/x-vcard'] as const;

/** The only operation that takes a file. */
const ROUTE = '/api/v2/instances/:id/file';

/** Passes the body of an upload on as a stream; the handler limits its size. Other operations take no files. */
export function acceptUploads(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser([...UPLOAD_TYPES], (request, body, done) => {
    if (request.routeOptions.url === ROUTE) done(null, body);
    else done(new ApiError('NOT_JSON', 'Send the body as application/json.', { field: 'body' }));
  });
}
