import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiError } from './api-error.js';
import { refuseUnstorable } from './storable-input.js';

/** No document of the API is deeper; recursive parsers and validators overflow their stack at some thousands. */
const MAX_DEPTH = 32;
/** A body of 64 KB takes less on any line. */
const BODY_TIMEOUT_MS = 30_000;

/**
 * Refuses bodies that are not JSON: with forms and plain text, a web page could send requests to the API without a preflight request.
 * An empty body is accepted with any content type, because many clients send the header without a body.
 */
export function readJsonOnly(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text.length === 0) return done(null, undefined);
    if (isTooDeep(text)) {
      return done(new ApiError('INVALID', `The body is nested more than ${MAX_DEPTH} levels deep.`, { field: 'body' }));
    }
    parse(request, text, (error, value) => {
      if (error !== null) return done(error);
      try {
        refuseUnstorable(value, 'body');
        done(null, value);
      } catch (refusal) {
        done(refusal instanceof Error ? refusal : null);
      }
    });
  });
}

/** Closes the connection of a client that does not finish its JSON body in time. Uploads have no bound but silence. */
export function limitBodyTime(app: NestFastifyApplication, timeoutMs = BODY_TIMEOUT_MS): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preParsing', async (request, _reply, payload) => {
    if (!request.headers['content-type']?.startsWith('application/json')) return payload;
    const timer = setTimeout(() => request.raw.destroy(), timeoutMs);
    request.raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
    return payload;
  });
}

/** Brackets outside of strings; a string ends at the next quote that no backslash escapes. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  for (const [sign] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
