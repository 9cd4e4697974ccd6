import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

export interface DatabaseProxy {
  /** For connections in place of the socket's folder. */
  host: string;
  port: number;
  /** Connections that are open pass nothing on any more and don't close, as behind a cable that is pulled. */
  freeze: () => void;
  /** Ends one open connection, as a server does that dies. */
  cutOne: () => void;
  close: () => Promise<void>;
}

/** Stands on loopback between the product and the PostgreSQL behind a Unix socket, to break connections. */
export async function startDatabaseProxy(socketFolder: string, socketPort: number): Promise<DatabaseProxy> {
  const open = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    const database = connect(join(socketFolder, `.s.PGSQL.${socketPort}`));
    const pair: [Socket, Socket] = [client, database];
    open.add(pair);
    client.pipe(database).pipe(client);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    freeze: () => {
      for (const [client, database] of open) {
        client.unpipe().pause();
        database.unpipe().pause();
      }
    },
    cutOne: () => {
      for (const [client] of [...open].slice(0, 1)) client.destroy();
    },
    close: async () => {
      for (const [client] of open) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
