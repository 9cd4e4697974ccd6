import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Puts a folder of programs at `to` as well, readable for everybody, complete or not at all. Its files are linked, which
 * takes no room, and copied where they can't be: on another file system, or where their mode keeps others out.
 */
export function placeTree(from: string, to: string): void {
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}`);
  try {
    rmSync(draft, { recursive: true, force: true });
    placeFolder(from, draft);
    renameSync(draft, to);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function placeFolder(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) placeFolder(source, target);
    else placeFile(source, target);
  }
}

function placeFile(source: string, target: string): void {
  const { mode } = statSync(source);
  const readable = mode | 0o444 | (mode & 0o100 ? 0o111 : 0);
  if ((mode & 0o777) === (readable & 0o777)) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // Another file system, or one without links.
    }
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, readable & 0o755);
}
