import { createHash } from 'node:crypto';
import { closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PostgreSQL names its socket after a port; with no TCP the number is free to choose. */
export const socketPort = 5432;

/** Bytes that the address of a socket may have: 107 on Linux, 103 on macOS. */
const longestAddress = 103;

export interface SocketAddress {
  /** What a client gives as host. */
  host: string;
  close(): void;
}

/** Where the socket of a data folder is. */
export function socketFolder(dataDir: string): string {
  const folder = join(dataDir, 'run');
  if (process.platform === 'linux' || isPlainAddress(folder)) return folder;
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `expenseai-${id}`);
}

/** Makes the socket's folder, closed to others. */
export function makeSocketFolder(dataDir: string): string {
  const folder = socketFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * A host by which a client of this process reaches the socket in `folder`.
 * Where the path cannot be an address, the open folder stands for it, so it must stay open while in use.
 */
export function openSocketAddress(folder: string): SocketAddress {
  if (isPlainAddress(folder)) return { host: folder, close: () => undefined };
  const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return { host: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) };
}

/** Whether PostgreSQL and its clients take the path as it is: short enough, and nothing that reads as a list of paths. */
export function isPlainAddress(folder: string): boolean {
  const length = Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`));
  return length <= longestAddress && !/[,"]/.test(folder);
}
