/**
 * Prints how much JavaScript each exported page brings on its first load, and ends with 1 where that is over the
 * budget. Run by `node frontend/scripts/first-load.ts` after a build.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { argv, exit } from 'node:process';
import { gzipSync } from 'node:zlib';

/** Bytes of a page's scripts, compressed. */
export const budget = 200_000;

export interface PageLoad {
  page: string;
  /** Compressed by gzip. */
  bytes: number;
  scripts: readonly { source: string; bytes: number }[];
}

/** The scripts that a browser fetches with the page: all but those for browsers that know no modules. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>|<link\b[^>]*\bas="script"[^>]*>/g)].map(([tag]) => tag);
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\b(?:src|href)="([^"?#]+)[^"]*"/.exec(tag)?.[1] ?? []);
  return [...new Set(sources)];
}

/** Measures every page below the folder that the build wrote, biggest first. */
export async function measurePages(out: string): Promise<PageLoad[]> {
  const pages = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.html'));
  const loads = await Promise.all(pages.map((page) => measurePage(out, page)));
  return loads.sort((a, b) => b.bytes - a.bytes);
}

async function measurePage(out: string, page: string): Promise<PageLoad> {
  const sources = scriptsOf(await readFile(path.join(out, page), 'utf8'));
  const scripts = await Promise.all(
    sources.map(async (source) => ({ source, bytes: gzipSync(await readFile(path.join(out, source))).length })),
  );
  return { page, scripts, bytes: scripts.reduce((sum, script) => sum + script.bytes, 0) };
}

if (import.meta.main) {
  const loads = await measurePages(path.join(import.meta.dirname, '..', 'out'));
  for (const { page, bytes, scripts } of loads) {
    console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${page}`);
    if (!argv.includes('--scripts')) continue;
    for (const script of scripts)
      console.log(`        ${(script.bytes / 1000).toFixed(1).padStart(6)} kB  ${script.source}`);
  }
  if (loads.some((load) => load.bytes > budget)) {
    console.error(`Pages may bring ${budget / 1000} kB of JavaScript.`);
    exit(1);
  }
}
