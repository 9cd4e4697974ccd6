import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';

// Fastify with one route that answers a small object, and nothing else.
const server = Fastify();
server.get('/liveness', async () => ({ status: 'ok' }));
await server.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(server.server.address() as AddressInfo).port} `);
