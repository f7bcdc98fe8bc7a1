import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Media types of files of contacts. No web page sends one to another site without asking first. */
export const UPLOAD_TYPES = ['text/vcard', 'text/x-vcard'] as const;

/** Such a body is handed on as a stream, whatever its size: who takes it sets the limit. */
export function acceptUploads(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser([...UPLOAD_TYPES], (_request, body, done) => done(null, body));
}
