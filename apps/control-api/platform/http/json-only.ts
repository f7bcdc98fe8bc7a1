import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Bodies are JSON or they are refused: forms and plain text would let a web page send requests without asking first.
 * An empty body is no body, because many clients name a content type even when they send nothing.
 */
export function readJsonOnly(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else parse(request, String(body), done);
  });
}
