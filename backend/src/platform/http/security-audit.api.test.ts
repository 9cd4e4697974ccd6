import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { freePort } from '../../testing/free-port.ts';
import { runNginx } from '../../testing/nginx.ts';
import { startProductionNginx } from '../../testing/production-nginx.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';

interface Check {
  id: string;
  state: string;
  text: string;
}

interface Ports {
  secure: number;
  plain: number;
}

let app: TestApp;
let folder: string;
let port: number;

/** An nginx with everything that can be wrong with one. */
async function startWrongNginx(): Promise<Ports & { stop(): Promise<void> }> {
  const plain = await freePort();
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=other.example', ...files], { stdio: 'ignore' });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid nginx.pid;
    events {}
    http {
      access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${plain}; location / { return 200; } }
      server {
        listen 127.0.0.1:${port} ssl;
        ssl_certificate certificate.pem; ssl_certificate_key key.pem;
        ssl_protocols TLSv1.1 TLSv1.2; ssl_ciphers DEFAULT@SECLEVEL=0;
        location = /api/v1/auth/login { return 401; }
        location = /api/v1/admin/users { return 200 '{}'; }
        location = /metrics { return 200 'up 1'; }
        location = /.env { return 200 'JWT_SECRET'; }
        location / {
          proxy_pass ${app.url};
          proxy_set_header Host $http_host;
          proxy_hide_header Content-Security-Policy;
          add_header X-Frame-Options DENY always;
          add_header Access-Control-Allow-Origin $http_origin always;
        }
      }
    }`,
  );
  return { secure: port, plain, ...(await runNginx(folder, 'nginx.conf', port)) };
}

/** The live checks of security-audit.sh, which trusts the certificate that is given and no other. */
function probe({ secure, plain }: Ports, certificate: string): Promise<Check[]> {
  writeFileSync(join(folder, 'trusted.pem'), certificate);
  const options = ['--json', '--offline', '--env', 'none', '--http-port', String(plain)];
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', CURL_CA_BUNDLE: join(folder, 'trusted.pem') };
  return new Promise((resolve) => {
    execFile(
      join(findRepositoryRoot(), 'security-audit.sh'),
      [...options, '--url', `https://localhost:${secure}`, '--connect', `127.0.0.1:${secure}`],
      { env },
      (_error, stdout) => resolve(JSON.parse(stdout).checks.filter(({ id }: Check) => id.startsWith('live.'))),
    );
  });
}

const faults = (checks: Check[]) =>
  checks.filter(({ state }) => state === 'failed').map(({ id, text }) => `${id}: ${text}`);

describe.skipIf(!findProgram('nginx'))('security-audit.sh --url', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    port = await freePort();
    folder = mkdtempSync(join(tmpdir(), 'expenseai-audit-'));
    app = await startTestApp({
      APP_ENV: 'local',
      APP_URL: `https://localhost:${port}`,
      RATE_LIMIT_GLOBAL: '10000',
      RATE_LIMIT_LOGIN: '5',
      TRUST_PROXY: '127.0.0.1',
    });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds nothing at an instance behind the production proxy, but that this certificate is for two days', async () => {
    const web = join(folder, 'web');
    mkdirSync(web);
    writeFileSync(join(web, 'index.html'), '<!doctype html><title>Home</title>');
    writeFileSync(join(web, '404.html'), '<!doctype html><title>Nothing here</title>');
    const nginx = await startProductionNginx({ port, backend: app.url, web });
    try {
      const checks = await probe({ secure: port, plain: nginx.plainPort }, nginx.certificate);
      expect(faults(checks)).toEqual([expect.stringContaining('live.certificate: the certificate ends soon')]);
      expect(checks.map(({ state }) => state)).toEqual([...Array(8).fill('passed'), 'failed']);
    } finally {
      await nginx.stop();
    }
  });

  it('finds each defect', async () => {
    const nginx = await startWrongNginx();
    try {
      const found = faults(await probe(nginx, '')).join('\n');
      for (const fault of [
        'live.headers: /: Content-Security-Policy is missing',
        'live.headers: /api/docs: X-Frame-Options comes more than once',
        'live.headers: /: Server tells a version',
        'live.https: ',
        'live.cors: GET from https://audit.invalid is let in',
        'live.cors: a POST from https://audit.invalid is answered 401 instead of 403',
        'live.authentication: /api/v1/admin/users answers 200 instead of 401 without a session',
        'live.closed: /metrics answers 200',
        'live.closed: /.env answers 200',
        'live.sign-in-limit: failed sign-ins were answered 401 401',
        'live.tls: TLS 1.1 is accepted',
        "live.tls: TLS 1.3 isn't spoken",
        'live.certificate: the certificate ends soon',
        'live.certificate: the certificate is for another name than localhost',
        'live.certificate: no authority that this machine trusts',
      ]) {
        expect(found).toContain(fault);
      }
    } finally {
      await nginx.stop();
    }
  });

  it('probes no account that is somebody’s, and says when nobody answers', async () => {
    expect(app.audit.join('\n')).toContain('auth.login.failure');
    expect(await app.db.asSuperuser('select from users')).toEqual([]);
    expect(faults(await probe({ secure: port, plain: port }, ''))).toEqual([
      expect.stringContaining('/health answers nothing'),
    ]);
  });
});
