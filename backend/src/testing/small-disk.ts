import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  path: string;
  /** Takes the room that is left, until `free`. */
  fill: () => void;
  free: () => void;
  close: () => void;
}

/** A disk of so many bytes, in memory; nothing where this user may mount none. */
export function mountSmallDisk(bytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'expenseai-disk-'));
  const options = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path];
  if (spawnSync('mount', options, { stdio: 'ignore' }).status !== 0) {
    rmdirSync(path);
    return undefined;
  }
  const filling = join(path, 'filling');
  return {
    path,
    fill: () => {
      try {
        for (let size = 0; size < bytes; size += 1_024) writeFileSync(filling, Buffer.alloc(1_024), { flag: 'a' });
      } catch {}
    },
    free: () => rmSync(filling, { force: true }),
    close: () => {
      spawnSync('umount', ['-l', path]);
      rmdirSync(path);
    },
  };
}
