/** Measures the web in a browser: Lighthouse on each page, scrolling, typing, switching, requests. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measurePages } from '../../../frontend/scripts/first-load.ts';
import { buildAll } from '../../../scripts/build-all.ts';
import { type Client, signUp } from '../api-client.ts';
import { fillLedger } from '../fill-ledger.ts';
import { type BenchServer, root, runToEnd, startServer } from '../server.ts';
import { type Figure, figureText, isHeld } from './bounds.ts';
import { loadLighthouse, type MeasurePage, type PageScores, type Preset } from './lighthouse.ts';
import { measureScrolling } from './scrolling.ts';
import { openSignedIn, type SignedInBrowser } from './signed-in-browser.ts';
import { measureFilter, measureQuickAdd } from './typing.ts';
import { countRequests, measureSwitches } from './visiting.ts';
import { median, type WebPage, webPages } from './web-pages.ts';

const usage = `npm run lighthouse -- [--pages NAME,…] [--runs N] [--rows N] [--without-lighthouse]
  --pages               these pages only
  --runs                the middle one of so many runs of Lighthouse counts; 3
  --rows                transactions of the ledger; 100000
  --without-lighthouse  only scrolling, typing, switching and requests`;

interface Options {
  pages: readonly WebPage[];
  runs: number;
  rows: number;
  withLighthouse: boolean;
}

/** The result for one page, or for one thing that is done in the web. */
interface Measured {
  name: string;
  figures: Figure[];
  notes: string[];
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        pages: { type: 'string' },
        runs: { type: 'string' },
        rows: { type: 'string' },
        'without-lighthouse': { type: 'boolean' },
      },
    });
    const names = values.pages?.split(',');
    return {
      pages: webPages.filter(({ name }) => names?.includes(name) ?? true),
      runs: Number(values.runs ?? 3),
      rows: Number(values.rows ?? 100_000),
      withLighthouse: !values['without-lighthouse'],
    };
  } catch {
    throw new Error(usage);
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  await buildAll(root);
  const lighthouse = options.withLighthouse ? await loadLighthouse() : undefined;
  const server = await startServer();
  try {
    const client = await signUp(server.url);
    await fill(server, client, options.rows);
    const browser = await openSignedIn(server.url);
    try {
      const measured = await measureAll(browser, server.url, options, lighthouse);
      report(measured);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** The filled ledger is the person's only one, so that every page is about it. */
async function fill(server: BenchServer, client: Client, rows: number): Promise<void> {
  const { items } = await client.call<{ items: { id: string }[] }>('GET', '/api/v1/ledgers');
  await fillLedger(server, client, rows);
  for (const { id } of items) await client.call('DELETE', `/api/v1/ledgers/${id}`, {});
}

async function measureAll(
  browser: SignedInBrowser,
  origin: string,
  { pages, runs }: Options,
  lighthouse: MeasurePage | undefined,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const add = (one: Measured) => {
    measured.push(one);
    console.log(lineOf(one));
  };
  for (const one of await measureDoing(browser)) add(one);
  const loads = await measurePages(join(root, 'frontend/out'));
  for (const page of pages) {
    await (page.isPublic ? browser.signOut() : browser.renew());
    const asked = await countRequests(browser.context, page);
    const script = loads.find((load) => load.page === `${page.name}.html`)?.bytes ?? Number.NaN;
    add({
      name: page.name,
      figures: [
        { what: 'JS', unit: 'kB', value: script / 1000, most: 200 },
        { what: 'requests', unit: 'requests', value: asked.length, most: 6 },
      ],
      notes: asked.length > 6 ? asked : [],
    });
    if (!lighthouse) continue;
    for (const preset of ['desktop', 'mobile'] as const) {
      const scores: PageScores[] = [];
      const visit = async () => {
        await (page.isPublic ? browser.signOut() : browser.renew());
        return lighthouse(`${origin}${page.path}`, browser.port, preset, page.isPublic ?? false);
      };
      // On a busy machine Lighthouse may miss the beginning of its trace once; twice is a fault.
      for (let run = 0; run < runs; run += 1) scores.push(await visit().catch(visit));
      add({ name: `${page.name}, ${preset}`, ...judged(scores, preset) });
    }
  }
  return measured;
}

function judged(scores: readonly PageScores[], preset: Preset): Pick<Measured, 'figures' | 'notes'> {
  const isDesktop = preset === 'desktop';
  const middle = (of: (score: PageScores) => number) => median(scores.map(of));
  const seo = scores[0]?.seo;
  return {
    figures: [
      { what: 'performance', unit: 'points', value: middle((one) => one.performance), least: isDesktop ? 95 : 85 },
      { what: 'accessibility', unit: 'points', value: middle((one) => one.accessibility), least: 95 },
      { what: 'best practices', unit: 'points', value: middle((one) => one.bestPractices), least: 95 },
      ...(seo === undefined ? [] : [{ what: 'SEO', unit: 'points', value: seo, least: 95 } as const]),
      { what: 'LCP', unit: 'ms', value: middle((one) => one.lcp), most: isDesktop ? 1200 : 2500 },
      { what: 'CLS', unit: '', value: middle((one) => one.cls), most: 0.02 },
      { what: 'TBT', unit: 'ms', value: middle((one) => one.tbt) },
    ],
    notes: [...new Set(scores.flatMap(({ found }) => found))],
  };
}

async function measureDoing(browser: SignedInBrowser): Promise<Measured[]> {
  await browser.renew();
  const page = await browser.context.newPage();
  const { line, frames, late, longest, work } = await measureScrolling(page, 10);
  const quickAdd = await measureQuickAdd(page);
  const filter = await measureFilter(page);
  const switches = await measureSwitches(page);
  await page.close();
  const typing = (name: string, { keys, median: middle, slowest }: typeof filter): Measured => ({
    name,
    figures: [
      { what: 'a key', unit: 'ms', value: middle, most: 16 },
      { what: 'slowest', unit: 'ms', value: slowest },
    ],
    notes: [`${keys} keys`],
  });
  return [
    {
      name: 'scrolling',
      figures: [
        { what: 'late', unit: 'frames', value: late, most: 0 },
        { what: 'longest', unit: 'ms', value: longest, most: 34 },
        { what: 'main thread a frame', unit: 'ms', value: work, most: 16 },
      ],
      notes: [`${frames} frames, down to line ${line}`],
    },
    typing('typing, quick add', quickAdd),
    typing('typing, filter', filter),
    ...switches.map(({ name, first, again }) => ({
      name: `to ${name}`,
      figures: [
        { what: 'first', unit: 'ms', value: first, most: 100 },
        { what: 'again', unit: 'ms', value: again, most: 100 },
      ] satisfies Figure[],
      notes: [],
    })),
  ];
}

function lineOf({ name, figures, notes }: Measured): string {
  const mark = figures.every(isHeld) ? ' ' : '✗';
  const cells = figures.map((figure) => `${figure.what} ${figureText(figure)}`);
  return `${mark} ${name.padEnd(24)} ${cells.join(' · ')}${notes.length > 0 ? `  [${notes.join(', ')}]` : ''}`;
}

/** One object for machines, after the lines for people. */
function report(measured: readonly Measured[]): void {
  const missed = measured.flatMap(({ name, figures }) =>
    figures.filter((figure) => !isHeld(figure)).map((figure) => `${name}: ${figure.what} ${figureText(figure)}`),
  );
  console.log(`\n${missed.length === 0 ? 'Every bound is held.' : `Missed:\n  ${missed.join('\n  ')}`}\n`);
  const pages = Object.fromEntries(
    measured.map(({ name, figures, notes }) => [
      name,
      { ...Object.fromEntries(figures.map(({ what, value }) => [what, Number(value.toFixed(3))])), notes },
    ]),
  );
  console.log(JSON.stringify({ measured: pages, missed }));
}

await runToEnd(main);
