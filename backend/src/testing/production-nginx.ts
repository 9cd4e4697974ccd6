import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@expenseai/core/errors';
import { findRepositoryRoot } from '../platform/config/repository-root.ts';
import { freePort } from './free-port.ts';
import { makeCertificate, type Nginx, runNginx } from './nginx.ts';

export interface ProductionNginx extends Nginx {
  /** Without TLS: leads to the other. */
  plainPort: number;
  /** What stands in its access log. */
  accessLog(): string;
}

interface ProductionNginxOptions {
  port: number;
  /** `http://…` of the application. */
  backend: string;
  /** Folder of pages as the frontend's container has it. */
  web?: string;
}

const source = join(findRepositoryRoot(), 'nginx');

/**
 * The proxy and, where there are pages, the frontend's server of the production stack on loopback, by the stack's own
 * files: only places, ports and the names of what stands behind are put in.
 */
export async function startProductionNginx({ port, backend, web }: ProductionNginxOptions): Promise<ProductionNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-nginx-'));
  const [plainPort, probePort, webPort] = [await freePort(), await freePort(), await freePort()];
  for (const name of ['tls', 'logs', 'own']) mkdirSync(join(folder, name));
  makeCertificate(join(folder, 'tls'));
  const places: Places = [
    ['/etc/expenseai', source],
    ['include security-headers.conf', `include ${source}/security-headers.conf`],
    ['/run/secrets', folder],
    ['/var/log/nginx', `${folder}/logs`],
    ['/dev/stdout', `${folder}/logs/stdout`],
    ['/dev/stderr', `${folder}/logs/stderr`],
    ['/tmp/tls/fullchain.pem', `${folder}/tls/certificate.pem`],
    ['/tmp/tls/privkey.pem', `${folder}/tls/key.pem`],
    ['/tmp/', `${folder}/own/`],
    ['listen 8443', `listen 127.0.0.1:${port}`],
    ['listen 8080', `listen 127.0.0.1:${plainPort}`],
    ['127.0.0.1:8081', `127.0.0.1:${probePort}`],
    ['server frontend:8080', `server 127.0.0.1:${webPort}`],
    ['server frontend-2:8080', `server 127.0.0.1:${webPort}`],
  ];
  write(folder, 'nginx.conf', places);
  const { host } = new URL(backend);
  // Twice the same one: a request that fails is repeated there.
  writeFileSync(join(folder, 'own', 'backends.conf'), `server ${host} max_fails=1 fail_timeout=1s;\n`.repeat(2));
  writeFileSync(
    join(folder, 'site.conf'),
    `map $host $is_own_name { localhost 1; default 0; }
     map "" $own_address { default "localhost:${port}"; }
     map "" $page_views { default ""; }`,
  );
  const proxy = await runNginx(folder, 'nginx.conf', port);
  const pages = web === undefined ? undefined : await servePages(folder, web, webPort);
  return {
    port,
    plainPort,
    certificate: readFileSync(join(folder, 'tls', 'certificate.pem'), 'utf8'),
    accessLog: () => readFileSync(join(folder, 'logs', 'access.log'), 'utf8'),
    stop: async () => {
      await Promise.all([proxy.stop(), pages?.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function servePages(folder: string, web: string, port: number) {
  write(folder, 'static.conf', [
    ['include security-headers.conf', `include ${source}/security-headers.conf`],
    ['/dev/stderr', `${folder}/logs/pages`],
    ['/tmp/nginx.pid', `${folder}/own/pages.pid`],
    ['/tmp/', `${folder}/own/`],
    ['listen 8080', `listen 127.0.0.1:${port}`],
    ['/srv/web', web],
    ['/srv/assets', `${folder}/own/assets`],
  ]);
  return runNginx(folder, 'static.conf', port);
}

type Places = [from: string, to: string][];

/** A file of the stack with other places, all put in at once, the first that fits; each has to be in it. */
function write(folder: string, name: string, places: Places): void {
  const text = readFileSync(join(source, name), 'utf8');
  for (const [from] of places) invariant(text.includes(from), `nginx/${name} has ${from}`);
  const all = new RegExp(places.map(([from]) => RegExp.escape(from)).join('|'), 'g');
  const replaced = text.replace(all, (found) => places.find(([from]) => from === found)?.[1] ?? found);
  writeFileSync(join(folder, name), `daemon off;\nmaster_process off;\n${replaced}`);
}
