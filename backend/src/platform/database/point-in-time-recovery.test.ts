import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { clusterAccount } from '../embedded-postgres/cluster-account.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const postgres = findProgram('postgres');

describe.skipIf(!postgres)('with the archived log of a PostgreSQL of one’s own', () => {
  const programs = dirname(postgres ?? '');
  const scripts = join(findRepositoryRoot(), 'deploy', 'postgres');
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-pitr-'));
  const archive = join(folder, 'archive');
  // Copies that the cluster's user can read, wherever the checkout lies.
  const script = (name: string) => join(folder, name);
  const account = clusterAccount(join(folder, 'cluster'));
  const options = { ...account, cwd: folder, env: { PATH: `${programs}:/usr/bin:/bin`, ARCHIVE: archive } };
  let server: ChildProcess | undefined;

  async function start(cluster: string): Promise<void> {
    const settings = {
      listen_addresses: '',
      unix_socket_directories: folder,
      fsync: 'off',
      archive_mode: 'on',
      archive_command: `sh ${script('archive-wal.sh')} %p %f`,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    server = spawn(postgres ?? '', ['-D', cluster, ...args], { ...options, stdio: 'ignore' });
    await vi.waitFor(() => ask('select 1'), { timeout: 60_000, interval: 50 });
  }

  async function stop(): Promise<void> {
    if (!server || server.exitCode !== null) return;
    server.kill('SIGINT');
    await once(server, 'exit');
  }

  async function ask<Row>(text: string): Promise<Row[]> {
    const client = new Client({ host: folder, user: 'postgres', database: 'postgres' });
    await client.connect();
    try {
      return (await client.query(text)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  const run = (name: string, ...args: string[]) => promisify(execFile)('sh', [script(name), ...args], options);
  const copies = () => readdirSync(archive).filter((name) => name.startsWith('base-'));
  const moment = async () => (await ask<{ now: string }>('select clock_timestamp()::text as now'))[0]?.now ?? '';

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    for (const name of readdirSync(scripts).filter((entry) => entry.endsWith('.sh'))) {
      writeFileSync(script(name), readFileSync(join(scripts, name)));
    }
    mkdirSync(archive);
    if (account) for (const path of [folder, archive]) chownSync(path, account.uid, account.gid);
    const initdb = ['-D', 'cluster', '-U', 'postgres', '-A', 'trust', '--no-sync', '--locale=C.UTF-8', '-E', 'UTF8'];
    execFileSync(join(programs, 'initdb'), initdb, { ...options, stdio: 'ignore' });
    await start('cluster');
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  it('a database goes back to the moment before a mistake, long after the last copy of it', async () => {
    await ask("create table notes (text text); insert into notes values ('before the copy')");
    await run('base-backup.sh', '-h', folder, '-U', 'postgres');
    await ask("insert into notes values ('after the copy')");
    const before = await moment();
    await ask('drop table notes');
    const [wal] = await ask<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
    await vi.waitFor(() => expect(existsSync(join(archive, 'wal', `${wal?.name}.gz`))).toBe(true), { timeout: 30_000 });
    await stop();

    const { stdout } = await run('recover.sh', join(folder, 'recovered'), before);
    expect(stdout).toContain(`goes on from ${copies()[0]} to ${before}`);
    await start('recovered');
    await vi.waitFor(async () => expect(await ask('select pg_is_in_recovery() as is')).toEqual([{ is: false }]), {
      timeout: 60_000,
    });
    expect(await ask('select text from notes')).toEqual([{ text: 'before the copy' }, { text: 'after the copy' }]);
    await expect(run('recover.sh', join(folder, 'recovered'), before)).rejects.toThrow('is not empty');
    await expect(run('recover.sh', join(folder, 'other'), '2020-01-01 00:00:00+00')).rejects.toThrow('No copy in');
  });

  it('of the log is kept what the kept copies need', async () => {
    const first = copies();
    for (let n = 0; n < 2; n += 1) {
      // Copies are named by the second.
      await vi.waitFor(async () => expect(copies()).not.toContain(`base-${utcSecond()}`), { timeout: 5_000 });
      await run('base-backup.sh', '-h', folder, '-U', 'postgres');
    }
    expect(copies()).toHaveLength(2);
    expect(copies()).not.toContain(first[0]);
    const label = execFileSync('tar', [
      '-xzOf',
      join(archive, copies().sort()[0] ?? '', 'base.tar.gz'),
      'backup_label',
    ]);
    const needed = /file ([0-9A-F]{24})\)/.exec(String(label))?.[1] ?? '';
    const kept = readdirSync(join(archive, 'wal')).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name));
    expect(kept).toContain(`${needed}.gz`);
    expect(kept.filter((name) => name.slice(8) < `${needed.slice(8)}.gz`)).toEqual([]);
  });
});

function utcSecond(): string {
  return `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
