/**
 * Photographs the running product: every page and main state on a desktop, in the dark and on a phone, or for the user
 * guide. Always the same household at the same moment, so that pictures change only when the product does.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildAll } from '../../../scripts/build-all.ts';
import { findChromium, installChromium } from '../../../scripts/chromium.ts';
import { type Device, devices, launchChromium, visitor } from '../support/chromium.ts';
import { startProduct } from '../support/product.ts';
import { makeHousehold } from './household.ts';
import { moment } from './moment.ts';
import { inBrowser, type StorageState, signUpPerson } from './people.ts';
import { type Scene, scenesOf } from './scenes.ts';

const usage = `npm run pictures -- [--guide] [--only NAME,…] [--out FOLDER]
  --guide  the few that the user guide and the README show, into docs/user-guide/pictures
  --only   these scenes only
  --out    where to, instead of e2e/pictures`;

const root = join(import.meta.dirname, '..', '..', '..');

/** The user guide's pictures are part of the repository. */
const largestForGuide = 150_000;

/** How a picture is taken. */
interface Look {
  name: string;
  device: Device;
  options: BrowserContextOptions;
}

const looks: readonly Look[] = [
  { name: 'desktop', device: 'desktop', options: { ...devices.desktop, colorScheme: 'light' } },
  { name: 'desktop-dark', device: 'desktop', options: { ...devices.desktop, colorScheme: 'dark' } },
  { name: 'phone', device: 'phone', options: { ...devices.phone, colorScheme: 'light' } },
  { name: 'phone-dark', device: 'phone', options: { ...devices.phone, colorScheme: 'dark' } },
];

const guideLook: Look = {
  name: 'guide',
  device: 'desktop',
  options: { viewport: { width: 1360, height: 700 }, colorScheme: 'light' },
};

type People = Record<Scene['of'], StorageState | undefined>;

function readOptions(): { isGuide: boolean; only: readonly string[] | undefined; folder: string } {
  try {
    const { values } = parseArgs({
      options: { guide: { type: 'boolean' }, only: { type: 'string' }, out: { type: 'string' } },
    });
    const isGuide = values.guide ?? false;
    const usual = isGuide ? join(root, 'docs/user-guide/pictures') : join(root, 'e2e/pictures');
    return { isGuide, only: values.only?.split(','), folder: values.out ?? usual };
  } catch {
    throw new Error(usage);
  }
}

/** Chromium of this machine, else one that is installed now. */
function chromiumPath(): string {
  const installed = findChromium();
  if (installed !== undefined) return installed;
  const found = installChromium();
  if ('reason' in found) throw new Error(`No pictures: ${found.reason}`);
  return found.chromium;
}

/**
 * Signs people up by the machine's clock, so that the database lets their sessions live, then starts the product again
 * with the clock of the pictures.
 */
async function preparePeople(data: string): Promise<Record<'household' | 'newcomer', StorageState>> {
  const product = await startProduct(data);
  try {
    return {
      household: await signUpPerson(product.origin, 'Mara'),
      newcomer: await signUpPerson(product.origin, 'Tom'),
    };
  } finally {
    await product.stop();
  }
}

async function main(): Promise<void> {
  const { isGuide, only, folder } = readOptions();
  await buildAll(root);
  const executablePath = chromiumPath();
  const data = mkdtempSync(join(tmpdir(), 'expenseai-pictures-'));
  try {
    const people = await preparePeople(data);
    // By the environment, so that the thread of the jobs has the clock, too.
    const product = await startProduct(data, { NODE_OPTIONS: `--import=${import.meta.resolve('./fixed-clock.ts')}` });
    const browser = await launchChromium(executablePath);
    try {
      const { origin } = product;
      const scenes = scenesOf(await makeHousehold(origin, people.household)).filter(
        ({ name, isInGuide = false }) => (only?.includes(name) ?? true) && (!isGuide || isInGuide),
      );
      const states = {
        household: inBrowser(people.household, origin),
        newcomer: inBrowser(people.newcomer, origin),
        visitor: undefined,
      };
      mkdirSync(folder, { recursive: true });
      for (const look of isGuide ? [guideLook] : looks) await takeAll(browser, origin, states, scenes, look, folder);
    } finally {
      await browser.close();
      await product.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function takeAll(
  browser: Browser,
  origin: string,
  people: People,
  scenes: readonly Scene[],
  look: Look,
  folder: string,
): Promise<void> {
  for (const scene of scenes.filter(({ only = look.device }) => only === look.device)) {
    const storageState = people[scene.of];
    const context = await browser.newContext({
      ...look.options,
      ...visitor,
      baseURL: origin,
      ...(storageState && { storageState }),
    });
    await context.clock.setFixedTime(moment);
    await withoutDemoBanner(context);
    const page = await context.newPage();
    try {
      await scene.go(page, look.device);
      // It comes a while after the page.
      if (scene.of === 'household')
        await page
          .getByText(/decisions wait$/)
          .first()
          .waitFor({ state: 'attached' });
      const file = join(folder, look === guideLook ? `${scene.name}.png` : `${scene.name}-${look.name}.png`);
      await takeWhenStill(page, file);
      const { size } = statSync(file);
      console.log(`${file} (${Math.round(size / 1000)} kB)`);
      if (look === guideLook && size > largestForGuide)
        throw new Error(`${file} has more than ${largestForGuide} bytes`);
    } catch (error) {
      console.error(`${scene.name}, ${look.name}:`, error);
      process.exitCode = 1;
    }
    await context.close();
  }
}

/** The household is shown as somebody's own. */
async function withoutDemoBanner(context: Awaited<ReturnType<Browser['newContext']>>): Promise<void> {
  await context.route('**/api/v1/ledgers', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('"isDemo":true', '"isDemo":false') });
  });
}

/** Keeps the page as it is once two looks at it are the same. */
async function takeWhenStill(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  let before = await page.screenshot({ animations: 'disabled' });
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await page.waitForTimeout(150);
    const now = await page.screenshot({ animations: 'disabled' });
    if (now.equals(before)) break;
    before = now;
  }
  writeFileSync(file, before);
}

await main();
