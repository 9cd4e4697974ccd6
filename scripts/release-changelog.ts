/** `npm run release:changelog`: CHANGELOG.md from the history; with `-- --print` the newest release to the terminal. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Commit {
  subject: string;
  /** Paths that it touched; of migrations also whether it brought them. */
  files: { status: string; path: string }[];
}

interface Release {
  /** Null: what no tag has yet, and no name was given for. */
  version: string | null;
  date: string | null;
  commits: Commit[];
  /** What an upgrade from the release before has to heed; null of the first. */
  heed: { migrations: string[]; added: string[]; removed: string[] } | null;
}

/** What only those who develop see. */
const inner =
  /\.(test|e2e|stack)\.tsx?$|\/testing\/|^(bench|evals|e2e|docs|\.ci|\.github)\/|\.md$|^[\w.-]+\.(json|config\.ts)$/;
const headings = [
  ['For people', /^frontend\/(app|features|ui|lib|messages|public)\//],
  ['For operators', /^(deploy|nginx|monitoring)\/|^[\w.-]+$|-command\.ts$|\/(settings|watchdog|doctor)\//],
  ['Server and API', /./],
] as const;

/** The releases of a repository, newest first: a tag `vX.Y.Z` each, and what came after the last, which may be named. */
export function readReleases(root: string, next: string | null): Release[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const tags = git('tag', '--merged', 'HEAD', '--list', 'v*', '--sort=v:refname').split('\n').filter(Boolean);
  const ends = [...tags, 'HEAD'];
  const settingsAt = (commit: string) => {
    if (git('ls-tree', '--name-only', commit, '.env.production.example') === '') return [];
    const text = git('show', `${commit}:.env.production.example`);
    return [...text.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name);
  };
  const releases = ends.map((end, n): Release => {
    const before = ends[n - 1];
    const range = before === undefined ? end : `${before}..${end}`;
    const commits = commitsOf(git('log', '--no-merges', '--format=%x1e%s', '--name-status', range));
    const [now, then] = [settingsAt(end), before === undefined ? [] : settingsAt(before)];
    return {
      version: end === 'HEAD' ? next : end.slice(1),
      date: end === 'HEAD' && next === null ? null : git('log', '-1', '--format=%cs', end).trim(),
      commits,
      heed:
        before === undefined
          ? null
          : {
              migrations: migrationsOf(commits),
              added: now.filter((name) => !then.includes(name)),
              removed: then.filter((name) => !now.includes(name)),
            },
    };
  });
  return releases.filter(({ commits }) => commits.length > 0).reverse();
}

function migrationsOf(commits: readonly Commit[]): string[] {
  return commits
    .flatMap(({ files }) => files)
    .filter(({ status, path }) => status === 'A' && path.startsWith('backend/migrations/'))
    .map(({ path }) => path.slice(path.lastIndexOf('/') + 1, -'.ts'.length))
    .sort();
}

function commitsOf(log: string): Commit[] {
  return log
    .split('\x1e')
    .slice(1)
    .map((text) => {
      const [subject = '', ...lines] = text.split('\n');
      const files = lines.flatMap((line) => {
        const [status = '', ...paths] = line.split('\t');
        return paths.map((path) => ({ status: status.slice(0, 1), path }));
      });
      return { subject, files };
    });
}

/** The text of CHANGELOG.md. */
export function changelogOf(releases: readonly Release[]): string {
  const head =
    '# Changelog\n\nWritten from the history by `npm run release:changelog`; how a release is made: CONTRIBUTING.md.\n';
  return [head, ...releases.map(sectionOf)].join('\n');
}

/** One release: what an upgrade has to heed, then what has changed, by whom it concerns, newest first. */
function sectionOf({ version, date, commits, heed }: Release): string {
  const names = [
    ['Migrations', heed?.migrations ?? []],
    ['New settings', heed?.added ?? []],
    ['Settings that are gone', heed?.removed ?? []],
  ] as const;
  const felt = commits.filter(({ files }) => files.some(({ path }) => !inner.test(path)));
  const headingOf = ({ files }: Commit) =>
    headings.find(([, paths]) => files.some(({ path }) => !inner.test(path) && paths.test(path)))?.[0];
  return [
    `## ${version ?? 'Unreleased'}${date === null ? '' : ` (${date})`}`,
    ...names.filter(([, all]) => all.length > 0).map(([what, all]) => `${what}: \`${all.join('`, `')}\`.`),
    ...headings.flatMap(([heading]) => {
      const lines = felt.filter((commit) => headingOf(commit) === heading).map(({ subject }) => `- ${subject}`);
      return lines.length === 0 ? [] : [`### ${heading}`, [...new Set(lines)].join('\n')];
    }),
    '',
  ].join('\n\n');
}

function main(): void {
  const { values } = parseArgs({ options: { print: { type: 'boolean' } } });
  const root = join(import.meta.dirname, '..');
  const releases = readReleases(root, null);
  const [newest] = releases;
  if (values.print && newest) console.log(sectionOf(newest).trim());
  else writeFileSync(join(root, 'CHANGELOG.md'), changelogOf(releases));
}

if (import.meta.main) main();
