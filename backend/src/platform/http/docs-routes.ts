import { createHash } from 'node:crypto';
import { routes } from '@expenseai/contracts/routes';
import type { FastifyInstance } from 'fastify';
import { docsPage, docsStyle } from './docs-page.ts';
import { isKnown } from './etag.ts';
import { describeApi } from './openapi.ts';

/** `/api/openapi.json`, and the same for people at `/api/docs`; made when first asked for. */
export function addDocs(server: FastifyInstance): void {
  let document: Record<string, unknown> | undefined;
  const described = () => {
    document ??= describeApi(routes);
    return document;
  };
  addText(server, '/api/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(described()));
  addText(server, '/api/docs', 'text/html; charset=utf-8', () => docsPage(routes, described()));
  addText(server, '/api/docs/style.css', 'text/css; charset=utf-8', () => docsStyle);
}

function addText(server: FastifyInstance, path: string, type: string, make: () => string): void {
  let made: { text: string; etag: string } | undefined;
  server.get(path, (request, reply) => {
    if (!made) {
      const text = make();
      made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"` };
    }
    reply.headers({ 'content-type': type, 'cache-control': 'no-cache', etag: made.etag });
    if (isKnown(request.headers['if-none-match'], made.etag)) return reply.code(304).send();
    return reply.send(made.text);
  });
}
