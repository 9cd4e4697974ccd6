import { once } from 'node:events';
import { createServer } from 'node:net';
import { invariant } from '@expenseai/core/errors';

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  invariant(address !== null && typeof address === 'object', 'a TCP server has a port');
  return address.port;
}
