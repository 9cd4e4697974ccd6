import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Something that is built from files of the repository. */
export interface Build {
  name: string;
  /** Globs of what it is made of, from the repository's root. */
  sources: string[];
  /** A file that is there when it has been built. */
  output: string;
  /** Arguments for Node. */
  command: string[];
}

/** Says by content, not by time, whether the build was made of the sources as they are. */
export function isFresh(root: string, build: Build): boolean {
  const stamp = stampFile(root, build);
  if (!existsSync(join(root, build.output)) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === hashOfSources(root, build);
}

/** Remembers what the build was made of: `hash` as it was before building, so that an edit meanwhile is not missed. */
export function markFresh(root: string, build: Build, hash: string): void {
  const stamp = stampFile(root, build);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

export function hashOfSources(root: string, { sources, command }: Build): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, command]));
  const exclude = (name: string) => /(^|\/)(node_modules|dist|out|\.next)$|\.test\.tsx?$/.test(name);
  for (const file of globSync(sources, { cwd: root, exclude, withFileTypes: false }).sort()) {
    const path = join(root, file);
    hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function stampFile(root: string, { name }: Build): string {
  return join(root, '.cache', 'build', name);
}
