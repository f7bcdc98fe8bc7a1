import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { World } from '../world/world.js';

const DESCRIPTION = `Connected accounts, their sync jobs, and persons.

Send \`Authorization: Bearer kith_…\` with every request. A key has scopes (read, sync, edit, admin); each operation names the
scope that it needs. Answers are \`{"data": …}\`, paged lists also have \`nextCursor\`; errors are
\`{"error": {"code", "message", "field"?}}\`.`;

const WORLDS: Readonly<Record<World, string>> = {
  demo: 'This is the demo: made-up contacts; a sandbox stands in for Google.',
  own: "This is the owner's own world.",
};

/** The OpenAPI pages at /docs and the document at /docs/json. They contain no data and need no key. */
export function serveDocs(app: NestFastifyApplication, world: World): void {
  const settings = new DocumentBuilder()
    .setTitle('Kith control API')
    .setDescription(`${WORLDS[world]}\n\n${DESCRIPTION}`)
    .setVersion('2')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'kith_…', description: 'An API key' }, 'apiKey')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, settings), {
    jsonDocumentUrl: 'docs/json',
    raw: ['json'],
    customSiteTitle: 'Kith control API',
  });
}
