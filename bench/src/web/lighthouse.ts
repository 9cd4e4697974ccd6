import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where Lighthouse is installed: outside the product's lock file, out of git. */
const folder = join(import.meta.dirname, '..', '..', 'lighthouse');
const version = '13.5.0';

export type Preset = 'desktop' | 'mobile';
type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** What is used of Lighthouse and its result. */
type Lighthouse = (
  url: string,
  flags: { port: number; disableStorageReset: boolean; onlyCategories: readonly Category[]; logLevel: 'error' },
  config: unknown,
) => Promise<{ lhr: LighthouseResult } | undefined>;

interface LighthouseResult {
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  categories: Partial<Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>>;
  audits: Record<string, { score: number | null; numericValue?: number }>;
}

export interface PageScores {
  /** 0 to 100. */
  performance: number;
  accessibility: number;
  bestPractices: number;
  /** Only where it was asked for. */
  seo: number | undefined;
  /** Milliseconds. */
  lcp: number;
  cls: number;
  /** Milliseconds. */
  tbt: number;
  /** Audits of the categories, besides performance, that found something. */
  found: string[];
}

/** Measures one page in the Chromium that listens on the port, with its cookies and storage. */
export type MeasurePage = (url: string, port: number, preset: Preset, withSeo: boolean) => Promise<PageScores>;

/** Installs Lighthouse unless it is there, and loads it. */
export async function loadLighthouse(): Promise<MeasurePage> {
  install();
  const load = async <T>(file: string): Promise<T> => {
    const url = pathToFileURL(join(folder, 'node_modules/lighthouse/core', file)).href;
    return ((await import(url)) as { default: T }).default;
  };
  const lighthouse = await load<Lighthouse>('index.js');
  const configs = {
    desktop: await load('config/desktop-config.js'),
    mobile: await load('config/default-config.js'),
  };
  return async (url, port, preset, withSeo) => {
    const onlyCategories = [
      'performance',
      'accessibility',
      'best-practices',
      ...(withSeo ? ['seo' as const] : []),
    ] as const;
    const flags = { port, disableStorageReset: true, onlyCategories, logLevel: 'error' } as const;
    const result = await lighthouse(url, flags, configs[preset]);
    if (!result || result.lhr.runtimeError) {
      throw new Error(`Lighthouse could not measure ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    }
    if (new URL(result.lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) {
      throw new Error(`${url} led to ${result.lhr.finalDisplayedUrl}: nobody is signed in there.`);
    }
    return scoresOf(result.lhr);
  };
}

function install(): void {
  const file = join(folder, 'package.json');
  const wanted = `${JSON.stringify({ name: 'bench-lighthouse', private: true, dependencies: { lighthouse: version } }, null, 2)}\n`;
  const isThere = existsSync(join(folder, 'node_modules/lighthouse/package.json')) && existsSync(file);
  if (isThere && readFileSync(file, 'utf8') === wanted) return;
  process.stderr.write('Installing Lighthouse …\n');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, wanted);
  const options = ['--no-workspaces', '--no-package-lock', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', '--prefix', folder, ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('Lighthouse could not be installed (see above).');
}

function scoresOf({ categories, audits }: LighthouseResult): PageScores {
  const score = (category: Category) => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const judged = [categories.accessibility, categories['best-practices'], categories.seo];
  const ids = judged.flatMap((category) => category?.auditRefs.filter(({ weight }) => weight > 0) ?? []);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: categories.seo && score('seo'),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt: value('total-blocking-time'),
    found: ids.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 1),
  };
}
