import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiError, errorCodes } from '../http/api-error.js';
import type { World } from '../world/world.js';

const DESCRIPTION = `Connected accounts, their sync jobs, and persons.

Send \`Authorization: Bearer kith_…\` with every request. A key has scopes (read, sync, edit, admin); each operation names the
scope that it needs. Answers are \`{"data": …}\`, paged lists also have \`nextCursor\`; errors are
\`{"error": {"code", "message", "field"?}}\`.`;

const WORLDS: Readonly<Record<World, string>> = {
  demo: 'This is the demo: made-up contacts; a sandbox stands in for Google.',
  own: "This is the owner's own world.",
};

/** The static files of the pages have plain names; their server fails on others. */
const UNSAFE_PATH = /^\/docs\/.*(?:\.\.|\\|%(?:00|2e|2f|5c))/i;

/** The OpenAPI pages at /docs and the document at /docs/json. They contain no data and need no key. */
export function serveDocs(app: NestFastifyApplication, world: World): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ url }) => {
      if (UNSAFE_PATH.test(url)) throw new ApiError('NOT_FOUND', 'There is nothing at this address.');
    });
  const settings = new DocumentBuilder()
    .setTitle('Kith control API')
    .setDescription(`${WORLDS[world]}\n\n${DESCRIPTION}`)
    .setVersion('2')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'kith_…', description: 'An API key' }, 'apiKey')
    .build();
  SwaggerModule.setup('docs', app, () => withBodyErrors(SwaggerModule.createDocument(app, settings)), {
    jsonDocumentUrl: 'docs/json',
    raw: ['json'],
    customSiteTitle: 'Kith control API',
  });
}

const ERROR_CONTENT = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };

/** What every operation with a body may answer before its handler sees the request. */
function withBodyErrors(document: OpenAPIObject): OpenAPIObject {
  const codes = ['TOO_LARGE', 'NOT_JSON'] as const;
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.post, path.put, path.patch, path.delete]) {
      if (operation?.requestBody === undefined) continue;
      for (const code of codes) operation.responses[errorCodes[code]] ??= { description: code, content: ERROR_CONTENT };
    }
  }
  return document;
}
