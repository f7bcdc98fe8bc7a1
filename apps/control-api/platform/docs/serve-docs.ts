import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Connected accounts, their sync jobs, and persons.

Send \`Authorization: Bearer kith_…\` with every request. A key has scopes (read, sync, edit, admin); each operation names the
scope that it needs. Answers are \`{"data": …}\`, paged lists also have \`nextCursor\`; errors are
\`{"error": {"code", "message", "field"?}}\`.`;

/** The OpenAPI pages at /docs and the document at /docs/json. They contain no data and need no key. */
export function serveDocs(app: NestFastifyApplication): void {
  const settings = new DocumentBuilder()
    .setTitle('Kith control API')
    .setDescription(DESCRIPTION)
    .setVersion('2')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'kith_…', description: 'An API key' }, 'apiKey')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, settings), {
    jsonDocumentUrl: 'docs/json',
    raw: ['json'],
    customSiteTitle: 'Kith control API',
  });
}
