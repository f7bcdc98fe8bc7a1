import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Connected accounts, their sync jobs, and the people that come out of them.

Send \`Authorization: Bearer kith_…\` with every request. A key has scopes (read, sync, edit, admin) and each operation says which
one it needs. Answers are \`{"data": …}\`, lists that go on also have \`nextCursor\`; anything else is
\`{"error": {"code", "message", "field"?}}\`.`;

/** The OpenAPI pages at /docs and the document at /docs/json. They hold no data and need no key. */
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
