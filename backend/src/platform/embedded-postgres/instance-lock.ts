import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another live instance has the data folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string, holder: number | undefined) {
    const who = holder === undefined ? 'another process' : `process ${holder}`;
    super(`The data folder ${dataDir} is in use by ${who}. Stop that one, or start this one with another DATA_DIR.`);
    this.name = 'DataFolderInUse';
  }
}

export interface InstanceLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process, or throws DataFolderInUse.
 * The lock is a listening socket: the kernel gives it up when its process dies, however it dies, so nothing stale is
 * left after `kill -9`, and whoever asks is told the process id.
 */
export async function lockDataFolder(dataDir: string): Promise<InstanceLock> {
  const address = lockAddress(dataDir);
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  if (!(await isListening(server, address))) {
    const holder = await holderOfDataFolder(dataDir);
    const isStaleFile = holder === undefined && !isAbstract(address);
    if (isStaleFile) rmSync(address, { force: true });
    if (!isStaleFile || !(await isListening(server, address))) throw new DataFolderInUse(dataDir, holder);
  }
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** Process id of the live instance that has the data folder, if there is one that says so. */
export function holderOfDataFolder(dataDir: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(lockAddress(dataDir));
    let answer = '';
    socket.setEncoding('utf8').setTimeout(1000, () => socket.destroy());
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(/^\d+$/.test(answer) ? Number(answer) : undefined));
  });
}

/** One address per folder, whatever path leads to it. Linux has names that need no file and so can't become stale. */
function lockAddress(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const id = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24);
  return process.platform === 'linux' ? `\0expenseai-${id}` : join(tmpdir(), `expenseai-${id}.lock`);
}

function isAbstract(address: string): boolean {
  return address.startsWith('\0');
}

function isListening(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError).once('listening', onListening).listen(address);
  });
}
