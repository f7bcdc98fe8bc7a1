import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** The documentation pages load their own scripts, styles and images. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** Answers contain personal data: no caching, no framing, no content sniffing. */
export function addSecurityHeaders(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    const docs = request.url === '/docs' || request.url.startsWith('/docs/');
    reply.headers({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': docs ? DOCS_POLICY : API_POLICY,
    });
  });
}
