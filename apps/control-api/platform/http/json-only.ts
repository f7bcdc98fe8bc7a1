import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Refuses bodies that are not JSON: with forms and plain text, a web page could send requests to the API without a preflight request.
 * An empty body is accepted with any content type, because many clients send the header without a body.
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
