import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPrograms } from './debian-programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium that runs here: CHROMIUM_PATH, else one that is installed. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(existsSync);
  return (given ? [given] : installed).find((path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Installs Debian's Chromium when this is root on a machine with apt; gives it, or why there is none. */
export function installChromium(): { chromium: string } | { reason: string } {
  const [missing] = installPrograms(['chromium']);
  const chromium = findChromium();
  return chromium ? { chromium } : { reason: `no Chromium here (${missing}; or set CHROMIUM_PATH)` };
}
