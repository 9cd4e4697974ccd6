import { statfs } from 'node:fs/promises';

const leastFreeBytes = 500 * 1024 * 1024;
/** Share of the disk that should be left. */
const leastFreeShare = 0.05;

export interface FreeSpace {
  freeBytes: number;
  totalBytes: number;
  /** Less than 500 MB or a twentieth is left. */
  isLow: boolean;
}

/** How much is left to an ordinary user of the disk that a path lies on. */
export async function freeSpace(path: string): Promise<FreeSpace> {
  const { bavail, blocks, bsize } = await statfs(path);
  const freeBytes = bavail * bsize;
  return {
    freeBytes,
    totalBytes: blocks * bsize,
    isLow: freeBytes < leastFreeBytes || bavail < blocks * leastFreeShare,
  };
}
