import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@expenseai/core/errors';
import { findProgram } from '../../../scripts/debian-programs.ts';
import { freePort } from './free-port.ts';

export interface Nginx {
  port: number;
  /** PEM of the certificate it made for itself. */
  certificate: string;
  stop(): Promise<void>;
}

interface NginxOptions {
  port?: number;
  /** `http://…` or `https://…` of what stands behind it. */
  upstream: string;
  /** What it sends on as X-Forwarded-For, in nginx's words. */
  forwardedFor: string;
}

/** A real nginx in front of the product, on loopback, with TLS by a certificate of its own. */
export async function startNginx({ port: wanted, upstream, forwardedFor }: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-nginx-'));
  const port = wanted ?? (await freePort());
  makeCertificate(folder);
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, upstream, forwardedFor));
  const server = await runNginx(folder, 'nginx.conf', port);
  return {
    port,
    certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs nginx in a folder that holds its configuration; settles when it listens on the port. */
export async function runNginx(folder: string, file: string, port: number): Promise<{ stop(): Promise<void> }> {
  const program = findProgram('nginx');
  invariant(program, 'a test of nginx is skipped where it is not installed');
  const server = spawn(program, ['-p', folder, '-c', file, '-e', 'error.log'], { stdio: 'ignore' });
  await untilListening(port, () => server.exitCode !== null);
  return {
    stop: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

/** `certificate.pem` and `key.pem` in the folder, for localhost or these names. */
export function makeCertificate(folder: string, names = 'DNS:localhost,IP:127.0.0.1'): void {
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', `subjectAltName=${names}`],
      ...['-keyout', 'key.pem', '-out', 'certificate.pem'],
    ],
    { cwd: folder },
  );
  invariant(status === 0, `openssl makes a certificate: ${stderr}`);
}

function configuration(port: number, upstream: string, forwardedFor: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
  return `
    daemon off; master_process off; pid nginx.pid;
    events {}
    http {
      access_log off; ${temporary.join(' ')}
      server {
        listen 127.0.0.1:${port} ssl;
        ssl_certificate certificate.pem; ssl_certificate_key key.pem;
        location / {
          proxy_pass ${upstream};
          proxy_http_version 1.1;
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For ${forwardedFor};
          proxy_set_header X-Forwarded-Proto https;
        }
      }
    }`;
}

async function untilListening(port: number, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    invariant(!hasEnded(), 'nginx starts');
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
