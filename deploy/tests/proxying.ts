import { once } from 'node:events';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectionOptions, connect } from 'node:tls';
import { expect, it } from 'vitest';
import { securityHeaders } from '../../backend/src/middleware/security-headers.middleware.ts';
import { hear } from '../../backend/src/testing/hear.ts';
import { gradeHeaders } from '../../bench/src/security-scan/header-grade.ts';
import { ask, open, signUp } from './frame/client.ts';
import type { Stack } from './frame/stack.ts';

const tlsPlace = { host: '127.0.0.1', port: 443, servername: 'localhost', rejectUnauthorized: false };

/** What people get through nginx. */
export function describeProxying(stack: () => Stack): void {
  it.each(['/', '/inbox', '/nowhere', '/api/v1/me', '/api/docs', '/health', '/metrics'])(
    '%s has each security header once, and is graded A+',
    async (path) => {
      const { rawHeaders, headers, body } = await ask(path);
      const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect(names.filter((found) => found === name.toLowerCase())).toHaveLength(1);
        expect(headers[name.toLowerCase()]).toBe(value);
      }
      const list = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const { grade, score } = gradeHeaders({ headers: list, html: body });
      expect([grade, score >= 120]).toEqual(['A+', true]);
    },
  );

  it('HTTP leads to HTTPS, also by another name', async () => {
    for (const host of ['localhost', 'www.localhost', 'evil.example']) {
      const { status, headers } = await ask('/inbox?q=1', { scheme: 'http', headers: { host } });
      expect([status, headers.location]).toEqual([301, 'https://localhost/inbox?q=1']);
    }
  });

  it('speaks TLS 1.2 and 1.3 and nothing older, with forward secrecy and authenticated ciphers', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = connect({ ...tlsPlace, minVersion: version, maxVersion: version });
      await once(socket, 'secureConnect');
      expect(socket.getProtocol()).toBe(version);
      expect(socket.getCipher().standardName).toMatch(/^TLS_(ECDHE_.*_WITH_)?(AES_\d+_GCM|CHACHA20_POLY1305)_SHA\d+$/);
      socket.destroy();
    }
    const refusal = async (options: ConnectionOptions) => {
      const [error] = await once(connect({ ...tlsPlace, ...options }), 'error');
      return error.code;
    };
    const weakest = 'ALL:@SECLEVEL=0';
    for (const version of ['TLSv1', 'TLSv1.1'] as const) {
      const options = { minVersion: version, maxVersion: version, ciphers: weakest };
      expect(await refusal(options)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    }
    // Without authenticated encryption, and without forward secrecy.
    for (const ciphers of ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES128-SHA256', 'AES128-SHA', 'AES256-GCM-SHA384']) {
      const code = await refusal({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` });
      expect(code, ciphers).toMatch(/HANDSHAKE_FAILURE/);
    }
  });

  it('figures are closed to the public, and open to who asks an instance with the token', async () => {
    for (const path of ['/metrics', '/api/metrics']) expect((await ask(path)).status).toBe(404);
    const script = `fetch('http://backend-2:3000/metrics', { headers: { authorization: 'Bearer ' +
      require('fs').readFileSync('/run/secrets/METRICS_TOKEN', 'utf8').trim() } }).then((got) => console.log(got.status))`;
    expect((await stack().exec('backend', 'node', '-e', script)).trim()).toBe('200');
  });

  it('a page names files that come compressed and are kept for ever, and those of other releases are served, too', async () => {
    const page = await ask('/');
    const [file = ''] = /\/_next\/static\/chunks\/[^"]+\.js/.exec(page.body) ?? [];
    const { status, headers } = await ask(file, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const older = '_next/static/chunks/of-another-release.js';
    await stack().exec('frontend', 'sh', '-c', `echo 'older()' >/srv/assets/${older}`);
    for (let n = 0; n < 4; n += 1) {
      const { status: found, body } = await ask(`/${older}`);
      expect([found, body.trim()]).toEqual([200, 'older()']);
    }
  });

  it('live events come through at once', async () => {
    const person = await signUp();
    const answer = await open(`${person.ledgerPath}/events`, { headers: person.headers });
    const untilHeard = hear(answer);
    await untilHeard('data:');
    const tag = await ask(`${person.ledgerPath}/tags`, {
      method: 'POST',
      headers: person.headers,
      body: { name: 'live' },
    });
    expect(tag.status).toBe(201);
    await untilHeard(person.ledgerPath.split('/').at(-1) ?? 'data:');
    answer.destroy();
  });

  it('a challenge of certbot is answered by plain HTTP', async () => {
    const folder = '/var/www/certbot/.well-known/acme-challenge';
    await stack().exec('certbot', 'sh', '-c', `mkdir -p ${folder} && echo answer >${folder}/token`);
    const { status, body } = await ask('/.well-known/acme-challenge/token', { scheme: 'http' });
    expect([status, body.trim()]).toEqual([200, 'answer']);
  });

  it('a backend that is about to be replaced gets no more requests, until it is asked again', async () => {
    const nginx = (command: string) => stack().exec('nginx', 'sh', '-ec', command);
    const reload = 'nginx -c /etc/expenseai/nginx.conf -s reload';
    const asked = async () => {
      const log = join(stack().folder, 'logs/nginx/access.log');
      const before = readFileSync(log, 'utf8').length;
      for (let n = 0; n < 8; n++) expect((await ask('/api/v1/me')).status).toBe(401);
      await expect.poll(() => readFileSync(log, 'utf8').slice(before).split('\n').length).toBeGreaterThan(8);
      return [
        ...new Set(
          readFileSync(log, 'utf8')
            .slice(before)
            .match(/10\.213\.1\.2\d:3000/g),
        ),
      ].sort();
    };
    await nginx(`sh /etc/expenseai/backends.sh backend; ${reload}`);
    await expect.poll(asked).toEqual(['10.213.1.22:3000']);
    await nginx(`sh /etc/expenseai/backends.sh; ${reload}`);
    await expect.poll(asked).toEqual(['10.213.1.21:3000', '10.213.1.22:3000']);
  });

  it('a log of nginx that has grown too large is put aside, and it goes on in a new one', async () => {
    const logs = join(stack().folder, 'logs/nginx');
    truncateSync(join(logs, 'access.log'), 105_000_000);
    await expect.poll(() => readdirSync(logs).filter((name) => name.startsWith('access-'))).toHaveLength(1);
    const written = async () => {
      await ask('/health');
      return readFileSync(join(logs, 'access.log'), 'utf8');
    };
    await expect.poll(written).toContain('"path":"/health"');
  });
}
