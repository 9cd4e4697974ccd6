import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { announcedOrigin, end } from './support/product.ts';

const frontend = join(import.meta.dirname, '..', '..', 'frontend');

// The web as developers see it: the page of parts is never exported.
let developed = '';
beforeAll(async () => {
  const next = ['../node_modules/next/dist/bin/next', 'dev', '--hostname', 'localhost', '--port', '0'];
  const child = spawn(process.execPath, next, {
    cwd: frontend,
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  developed = await announcedOrigin(child);
  return () => end(child);
});

test.for<Device>(['desktop', 'phone'])('the page of parts is accessible, %s', async (device, { visit }) => {
  const { page, expectFault } = await visit(device);
  expectFault(new RegExp(`^request to ${developed}/`));
  await page.goto(`${developed}/parts`);
  await page.getByRole('heading', { name: 'Dark' }).waitFor();
  for (const name of ['Buttons', 'Figures', 'Bars', 'Overlays']) {
    // Once in each theme.
    await expect.poll(() => page.getByRole('heading', { name, exact: true }).count()).toBe(2);
  }
  await expectAccessible(page, `parts ${device}`);
});
