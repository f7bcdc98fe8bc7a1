import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Browsers send these media types to another origin only after a preflight request. */
export const UPLOAD_TYPES = ['text/vcard', 'text/x-vcard'] as const;

/** Passes the body of an upload on as a stream. The handler limits its size. */
export function acceptUploads(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser([...UPLOAD_TYPES], (_request, body, done) => done(null, body));
}
