import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ask } from './frame/client.ts';
import type { Container } from './frame/docker.ts';
import type { Stack } from './frame/stack.ts';

const run = promisify(execFile);
/** Ends after it has given folders to their users; the only one with root. */
const oneShot = 'folders';
const megabytes = 1024 * 1024;

/** What containers may do, asked of Docker and of the processes themselves. */
export function describeHardening(stack: () => Stack): void {
  const each = async (look: (container: Container, service: string) => void | Promise<void>) => {
    const containers = await stack().containers();
    expect(containers.size).toBeGreaterThanOrEqual(10);
    for (const [service, container] of containers) await look(container, service);
  };

  it('no container runs as root, may write to its root, gain privileges, or use more than it is given', () =>
    each(({ Config, HostConfig }, service) => {
      const { ReadonlyRootfs, CapDrop, CapAdd, SecurityOpt, Memory, PidsLimit } = HostConfig;
      expect(Config.User, service).toMatch(service === oneShot ? /^0:0$/ : /^[1-9]\d*:[1-9]\d*$/);
      expect({ ReadonlyRootfs, CapDrop, SecurityOpt }, service).toEqual({
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
      });
      expect(CapAdd ?? [], service).toEqual(service === oneShot ? ['CHOWN'] : []);
      expect(Memory, service).toBeGreaterThan(0);
      expect(Memory, service).toBeLessThan(512 * megabytes);
      expect(PidsLimit, service).toBeGreaterThan(0);
    }));

  it('the first process of each has no capability and another user than root, and can’t write to its root', () =>
    each(async ({ State }, service) => {
      if (service === oneShot) return expect(State.ExitCode).toBe(0);
      const status = await stack().exec(service, 'cat', '/proc/1/status');
      expect(status, service).toMatch(/^CapEff:\t0+$/m);
      expect(status, service).toMatch(/^CapBnd:\t0+$/m);
      expect(status, service).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status, service).toMatch(/^Uid:\t[1-9]\d*\t[1-9]/m);
      await expect(stack().exec(service, 'sh', '-c', 'echo x >/usr/written'), service).rejects.toThrow(/Read-only/);
    }));

  it('only nginx has published ports, on IPv4', () =>
    each(({ HostConfig }, service) => {
      const ports = Object.values(HostConfig.PortBindings ?? {}).flat();
      if (service !== 'nginx') return expect(ports, service).toEqual([]);
      expect(ports.map(({ HostPort }) => HostPort).sort()).toEqual(['443', '80']);
      for (const { HostIp } of ports) expect(HostIp).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    }));

  it('logs of containers rotate, and each has a health check', () =>
    each(({ HostConfig, State }, service) => {
      if (service === oneShot) return;
      expect(HostConfig.LogConfig, service).toEqual({
        Type: 'json-file',
        Config: { 'max-size': '10m', 'max-file': '5' },
      });
      expect(State.Health?.Status, service).toBe('healthy');
    }));

  it('no secret is in the settings of a container, and each sees only its own', async () => {
    const folder = join(stack().folder, 'secrets/production');
    const secrets = ['app/JWT_SECRET', 'app/ENCRYPTION_KEY', 'postgres/superuser', 'postgres/app', 'redis-password'];
    const values = secrets.map((name) => readFileSync(join(folder, name), 'utf8').trim());
    await each((container, service) => {
      const text = JSON.stringify(container);
      expect(
        values.filter((value) => text.includes(value)),
        service,
      ).toEqual([]);
    });
    expect((await stack().exec('backend', 'ls', '/run/secrets')).split('\n')).toContain('JWT_SECRET');
    for (const service of ['nginx', 'redis', 'postgres']) {
      expect(await stack().exec(service, 'ls', '/run/secrets'), service).not.toMatch(/JWT_SECRET|ENCRYPTION_KEY/);
    }
    await expect(stack().exec('frontend', 'ls', '/run/secrets')).rejects.toThrow();
  });

  it('pages reach neither database nor Redis, and those reach nobody outside', async () => {
    const reach = async (service: string) => {
      const { Networks } = (await stack().container(service)).NetworkSettings;
      const address = Networks.expenseai_data?.IPAddress ?? '';
      const port = service === 'postgres' ? 5432 : 6379;
      const reached = stack().exec('frontend', 'curl', '-sS', '-m', '5', `http://${address}:${port}`);
      await expect(reached, service).rejects.toThrow(/\((7|28)\) .*(connect|timed out)/i);
    };
    await Promise.all(['postgres', 'redis'].map(reach));
    const ofDatabase = stack().exec('postgres', 'curl', '-sS', '-m', '3', 'http://10.213.0.10:8080');
    await expect(ofDatabase).rejects.toThrow(/\((7|28)\) .*(connect|timed out)/i);
    const isInternal = async (network: string) => {
      const asked = ['network', 'inspect', network, '--format', '{{.Internal}}'];
      const { stdout } = await run('docker', asked, { env: stack().environment });
      return stdout.trim() === 'true';
    };
    for (const service of ['postgres', 'redis', 'frontend', 'frontend-2']) {
      const networks = Object.keys((await stack().container(service)).NetworkSettings.Networks);
      expect(networks, service).toHaveLength(1);
      expect(await Promise.all(networks.map(isInternal)), service).toEqual([true]);
    }
  });

  it('PostgreSQL takes the product’s roles encrypted only, and Redis nobody without a password nor anything dangerous', async () => {
    const psql = (mode: string) =>
      stack().exec(
        'postgres',
        'psql',
        `postgres://expenseai_app@postgres/expenseai?sslmode=${mode}`,
        '-wc',
        'select 1',
      );
    await expect(psql('disable')).rejects.toThrow(/no pg_hba.conf entry .* no encryption/);
    await expect(psql('require')).rejects.toThrow(/no password supplied/);
    const redis = (...words: string[]) => stack().exec('redis', 'redis-cli', ...words);
    expect(await redis('get', 'x')).toContain('NOAUTH');
    expect(await redis('--user', 'health', '--pass', 'x', '--no-auth-warning', 'get', 'x')).toContain('NOPERM');
    const acl = readFileSync(join(stack().folder, 'secrets/production/redis/users.acl'), 'utf8');
    expect(acl).toContain('-@dangerous -@admin');
    expect(acl).not.toContain(readFileSync(join(stack().folder, 'secrets/production/redis-password'), 'utf8').trim());
  });

  it('commands of an operator run in the container', async () => {
    const said = await stack().exec('backend', 'npm', 'run', '--silent', 'migration:run');
    expect(said).toContain('The database is up to date.');
  });

  it('logs lie on the machine, each entry with its instance, and nginx’ as JSON', async () => {
    await ask('/api/v1/me');
    const logs = join(stack().folder, 'logs');
    const lines = (file: string) =>
      readFileSync(join(logs, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const instances = new Set(lines('app.log').map(({ instance }) => instance));
    expect([...instances].sort()).toEqual(expect.arrayContaining(['backend']));
    // An entry is written after its answer.
    await expect.poll(() => readFileSync(join(logs, 'nginx/access.log'), 'utf8')).toContain('"path":"/api/v1/me"');
    expect(lines('nginx/access.log').at(-1)).toMatchObject({ method: 'GET', path: '/api/v1/me', status: 401 });
    expect(readFileSync(join(logs, 'audit.log'), 'utf8')).toBeDefined();
  });
}
