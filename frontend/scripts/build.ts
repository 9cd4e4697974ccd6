/**
 * Builds the web into `out/`: the pages that Next exports, made fit for a policy without any inline script or style,
 * with each text file beside its compressed forms. Run by `node frontend/scripts/build.ts`.
 */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { compressFiles } from './compress.ts';
import { takeSourceMaps } from './source-maps.ts';
import { externaliseScripts, findForbidden, preloadFont } from './strict-html.ts';

const frontend = path.join(import.meta.dirname, '..');
const out = path.join(frontend, 'out');
/** For the server to read stacks with; never served (backend/src/features/client-errors/web-sources.ts). */
const sourceMaps = path.join(frontend, 'source-maps');
/** Beside Next's own chunks: whatever is below `_next/static` never changes under its name. */
const scriptFolder = '_next/static/inline';

function runNext(): void {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const { status } = spawnSync(execPath, [next, 'build'], {
    cwd: frontend,
    stdio: 'inherit',
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`next build ended with ${status}`);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The address of the font that every page needs; the one with accents beyond Western Europe comes when it is wanted. */
async function findFont(): Promise<string> {
  const media = '_next/static/media';
  const name = (await readdir(path.join(out, media))).find((file) => /^geist-latin-wght-normal\..*woff2$/.test(file));
  if (!name) throw new Error('The export has no font');
  return `/${media}/${name}`;
}

async function makeStrict(pages: readonly string[]): Promise<void> {
  const font = await findFont();
  const faults: string[] = [];
  for (const page of pages) {
    const exported = preloadFont(await readFile(page, 'utf8'), font);
    const html = await externaliseScripts(exported, { out, folder: scriptFolder });
    await writeFile(page, html);
    faults.push(...findForbidden(html).map((fault) => `${path.relative(out, page)}: ${fault}`));
  }
  if (faults.length > 0) throw new Error(`The content security policy would refuse:\n${faults.join('\n')}`);
}

/** It goes out with every page, and explains itself to nobody there: its comments stay here. */
async function stripBootComments(): Promise<void> {
  const file = path.join(out, 'boot.js');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^\s*\/\/.*\n/gm, ''));
}

runNext();
const maps = await takeSourceMaps(await filesBelow(out), sourceMaps);
if (maps === 0) throw new Error('The build has left no source map');
await stripBootComments();
// Next writes its 404 page twice, and both forms of it are reachable as pages.
await Promise.all(
  ['_not-found.html', '_not-found.txt', '_not-found'].map((name) =>
    rm(path.join(out, name), { recursive: true, force: true }),
  ),
);
await makeStrict((await filesBelow(out)).filter((file) => file.endsWith('.html')));
const { files, bytes, compressed } = await compressFiles(await filesBelow(out));
console.log(
  `frontend/out: ${files} files compressed, ${Math.round(bytes / 1024)} kB to ${Math.round(compressed / 1024)} kB`,
);
