import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { findRepositoryRoot } from '../../platform/config/repository-root.ts';
import { mailSettingsFor } from '../../testing/smtp-listener.ts';
import { startTestApp } from '../../testing/test-app.ts';

const folder = join(findRepositoryRoot(), 'monitoring');
const promtool = findProgram('promtool');
const amtool = findProgram('amtool');

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const dashboard = JSON.parse(readFileSync(join(folder, 'grafana/expenseai.json'), 'utf8')) as Dashboard;
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const alerts = readFileSync(join(folder, 'prometheus/alerts.yml'), 'utf8');

function run(program: string | undefined, ...args: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(program ?? '', args, { cwd: folder, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
}

it('every figure that alerts and dashboards ask for is one that an instance gives', async () => {
  const app = await startTestApp(mailSettingsFor({ port: 1 }));
  const { body } = await app.ask('GET', '/metrics');
  await app.close();
  const given = [...(body as string).matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
  const asked = (text: string) => text.match(/\b(?:http|expenseai|nodejs|process)_[a-z0-9_]+/g) ?? [];
  const wanted = [...queries, alerts].flatMap(asked);
  expect(new Set(wanted).size).toBeGreaterThan(15);
  expect(wanted.filter((name) => !given.includes(name))).toEqual([]);
  expect(queries.filter((query) => asked(query).length === 0)).toEqual([]);
});

describe.skipIf(!promtool)('Prometheus', () => {
  it('understands its settings, the alerts and every query of the dashboard', () => {
    expect(run(promtool, 'check', 'config', '--syntax-only', 'prometheus/prometheus.yml')).toMatchObject({ status: 0 });
    const rules = mkdtempSync(join(tmpdir(), 'expenseai-rules-'));
    const file = join(rules, 'dashboard.yml');
    const recorded = queries.map((expr, n) => ({ record: `panel:query:n${n}`, expr }));
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: recorded }] }));
    const checked = run(promtool, 'check', 'rules', '--lint=none', file, 'prometheus/alerts.yml');
    rmSync(rules, { recursive: true });
    expect(checked).toMatchObject({ status: 0 });
  });

  it('fires each alert when it should and not before', () => {
    const tested = run(promtool, 'test', 'rules', 'prometheus/alerts.test.yml');
    expect(tested.status, tested.text).toBe(0);
    const tests = readFileSync(join(folder, 'prometheus/alerts.test.yml'), 'utf8');
    const names = [...alerts.matchAll(/- alert: (\S+)/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !tests.includes(name))).toEqual([]);
  });
});

describe.skipIf(!amtool)('Alertmanager', () => {
  const file = 'alertmanager/alertmanager.yml';

  it('understands the example', () => {
    expect(run(amtool, 'check-config', file)).toMatchObject({ status: 0 });
  });

  it.each([
    ['severity=critical', 'on-call'],
    ['severity=warning', 'operator'],
  ])('sends what has %s to %s', (label, receiver) => {
    const { status, text } = run(amtool, 'config', 'routes', 'test', `--config.file=${file}`, label);
    expect(status, text).toBe(0);
    expect(text).toContain(receiver);
  });
});
