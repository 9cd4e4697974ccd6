import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Fastify with one route that answers a small object, and nothing else. */
async function main({ peersFolder }: { peersFolder: string }): Promise<void> {
  const fastify = createRequire(join(peersFolder, 'package.json'))('fastify') as () => FastifyInstance;
  const server = fastify();
  server.get('/liveness', async () => ({ status: 'ok' }));
  await server.listen({ port: 0, host: '127.0.0.1' });
  console.log(`http://127.0.0.1:${(server.server.address() as AddressInfo).port} `);
}

await main(JSON.parse(process.argv[2] ?? '{}') as { peersFolder: string });
