import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './repository-files.ts';

interface Check {
  id: string;
  state: string;
  text: string;
  remedy: string;
}

interface Run {
  status: number;
  output: string;
}

/** What the audit reads, beside the files that it only looks for secrets in. */
const read = [
  'security-audit.sh',
  'deploy/audit',
  'nginx',
  'Dockerfile.production',
  'docker-compose.production.yml',
  '.env.production.example',
  '.gitignore',
  '.dockerignore',
  'package-lock.json',
  'README.md',
];

/** Takes long on a machine that is busy: each audit starts a hundred programs. */
const timeout = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'expenseai-audit-'));
  for (const name of read) cpSync(join(root, name), join(folder, name), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(at: string, options: string[], environment: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    execFile(join(at, 'security-audit.sh'), options, { env }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    );
  });
}

/** Findings about the files in the copy. */
async function findings(at = folder): Promise<Check[]> {
  const { output } = await run(at, ['--json', '--offline']);
  const { checks }: { checks: Check[] } = JSON.parse(output);
  return checks.filter(({ id, state }) => state === 'failed' && !id.startsWith('environment.'));
}

test('the files of the repository have no defect', { timeout }, async () => {
  expect(await findings(root)).toEqual([]);
  expect(await findings()).toEqual([]);
});

/** A check, what it says, and how its defect gets into a file: what is there, and what stands there instead. */
type Defect = [id: string, says: string, file: string, from: RegExp | string, to: string];

const docker = 'Dockerfile.production';
const compose = 'docker-compose.production.yml';
const nginx = 'nginx/nginx.conf';
const secret = (name: string) => `${name}=${'0f'.repeat(32)}\n`;

const defects: Defect[] = [
  ['files.secrets', 'README.md: value of a secret', 'README.md', /^/, secret('JWT_SECRET')],
  ['files.secrets', 'README.md: AWS key', 'README.md', /^/, `${'AKIA'}${'IOSFODNN7EXAMPLE'}\n`],
  ['files.secrets', 'README.md: GitHub token', 'README.md', /^/, `${'ghp'}_${'a1B2c3D4e5'.repeat(3)}abcdef\n`],
  ['files.secrets', 'README.md: key of a language', 'README.md', /^/, `${'sk'}-proj-${'a1B2c3D4'.repeat(5)}\n`],
  [
    'files.secrets',
    'README.md: private key',
    'README.md',
    /^/,
    `${'-----BEGIN'} EC PRIVATE KEY-----\n${'MHcCAQ'.repeat(9)}\n`,
  ],
  ['files.secrets', 'README.md: own API token', 'README.md', /^/, `${'eai'}_${'a1B2c3D4'.repeat(5)}\n`],
  ['files.ignored', '.gitignore doesn’t name secrets', '.gitignore', /^\/?secrets\/?$/m, ''],
  ['files.ignored', '.dockerignore doesn’t name secrets', '.dockerignore', /^secrets$/m, ''],
  ['dockerfile', 'target backend runs as root', docker, 'USER 10001:10001\n', ''],
  ['dockerfile', 'target frontend runs as root', docker, 'USER 101:101', 'USER root'],
  ['dockerfile', 'nginx names no version', docker, /FROM nginx:\S+/, 'FROM nginx'],
  ['dockerfile', 'node:latest names no version', docker, /FROM node:\S+ AS backend/, 'FROM node:latest AS backend'],
  ['dockerfile', 'a secret is given by ENV', docker, /^USER/m, 'ENV SMTP_PASSWORD=hunter2\nUSER'],
  ['dockerfile', 'secrets are copied', docker, /^USER/m, 'COPY .env.production /app/\nUSER'],
  ['dockerfile', 'run unseen', docker, /^USER/m, 'RUN curl https://tools.example/setup | sh\nUSER'],
  ['compose.privileges', 'backend is privileged', compose, /^ {2}backend:\n/m, '  backend:\n    privileged: true\n'],
  ['compose.privileges', 'worker shares pid', compose, /^ {2}worker:\n/m, '  worker:\n    pid: host\n'],
  [
    'compose.privileges',
    'nginx runs as root',
    compose,
    /user: '101:101'\n {4}entrypoint: .*start/,
    "user: root\n    entrypoint: ['start",
  ],
  [
    'compose.privileges',
    'can reach the host',
    compose,
    '- files:/app/data',
    '- /var/run/docker.sock:/var/run/docker.sock',
  ],
  ['compose.privileges', 'keeps Docker’s default', compose, 'cap_drop: [ALL]', 'cap_drop: []'],
  ['compose.privileges', 'a capability of administrators', compose, 'cap_add: [CHOWN]', 'cap_add: [SYS_ADMIN]'],
  [
    'compose.privileges',
    'may gain privileges',
    compose,
    "security_opt: ['no-new-privileges:true']",
    'security_opt: []',
  ],
  ['compose.privileges', 'can write to its own program', compose, 'read_only: true', 'read_only: false'],
  [
    'compose.exposure',
    'postgres publishes a port',
    compose,
    /^ {2}postgres:\n/m,
    "  postgres:\n    ports: ['5432:5432']\n",
  ],
  ['compose.exposure', 'the network data leads out', compose, / {2}data:\n {4}internal: true\n/, '  data:\n'],
  [
    'compose.exposure',
    'redis is in another network',
    compose,
    /^( {2}redis:[\s\S]*?)networks: \[data\]/m,
    '$1networks: [data, edge]',
  ],
  ['compose.upkeep', 'redis has no limit of memory', compose, / {4}mem_limit: 192m\n/, ''],
  ['compose.upkeep', 'redis has no limit of processor', compose, /(mem_limit: 192m\n) {4}pids_limit: 50\n/, '$1'],
  [
    'compose.upkeep',
    'nginx has no health check',
    compose,
    /healthcheck:\n {6}test: .*serves'\]/,
    'x-none:\n      a: b',
  ],
  ['compose.upkeep', 'backend-2 has no health check', docker, /HEALTHCHECK[\s\S]*?\n(?=CMD \["node")/, ''],
  ['compose.upkeep', 'grows without end', compose, /max-size: .*\n/, ''],
  ['compose.upkeep', 'takes whatever is newest: redis', compose, /image: redis:\S+/, 'image: redis:latest'],
  ['compose.secrets', 'backend has SMTP_PASSWORD', compose, "      JOBS: 'off'\n", '      SMTP_PASSWORD: hunter2\n'],
  [
    'compose.secrets',
    'postgres has POSTGRES_PASSWORD',
    compose,
    /POSTGRES_PASSWORD_FILE: .*/,
    'POSTGRES_PASSWORD: hunter2',
  ],
  ['nginx.tls', 'old protocols are on', nginx, 'ssl_protocols TLSv1.2', 'ssl_protocols TLSv1.1 TLSv1.2'],
  ['nginx.tls', 'ssl_protocols is not set', nginx, /ssl_protocols .*;/, ''],
  ['nginx.tls', 'weak ciphers are on', nginx, 'ssl_ciphers ', 'ssl_ciphers DES-CBC3-SHA:'],
  ['nginx.https', 'HTTP is not sent to https', nginx, /return 30[18] https:.*;/g, 'return 200;'],
  ['nginx.https', 'certificates cannot be renewed', nginx, 'acme-challenge', 'none'],
  ['nginx.quiet', 'tell the version', nginx, 'server_tokens off;', ''],
  ['nginx.quiet', 'folders are listed', nginx, 'server_tokens off;', 'server_tokens off; autoindex on;'],
  ['nginx.metrics', '/metrics is open', nginx, /location ~\* \^\/\(api\/\)\?metrics[\s\S]*?\}/, ''],
  ['nginx.headers', 'X-Frame-Options is missing', 'nginx/security-headers.conf', /add_header X-Frame-Options.*\n/, ''],
  ['nginx.headers', 'or left out of errors', 'nginx/security-headers.conf', ' always;', ';'],
  [
    'nginx.clients',
    'may claim an address',
    nginx,
    'X-Forwarded-For $remote_addr',
    'X-Forwarded-For $proxy_add_x_forwarded_for',
  ],
  ['nginx.clients', 'limit_conn is not set', nginx, /limit_conn connections .*;/g, ''],
  ['nginx.clients', 'client_max_body_size is not set', nginx, /client_max_body_size .*;/g, ''],
  ['nginx.clients', 'uploads have no limit', nginx, /client_max_body_size 2m;/, 'client_max_body_size 0;'],
];

describe('a defect that is planted', { timeout }, () => {
  test.each(defects)('%s: %s', async (id, says, file, from, to) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const planted = text.replace(from, to);
    expect(planted).not.toBe(text);
    writeFileSync(path, planted);
    const found = await findings();
    writeFileSync(path, text);
    expect(found).not.toEqual([]);
    for (const check of found) expect(check).toMatchObject({ id, remedy: expect.stringMatching(/\w/) });
    expect(found.map((check) => check.text.replaceAll("'", '’')).join('\n')).toContain(says);
  });
});

describe('advisories', { timeout }, () => {
  const asked: Record<string, string[]>[] = [];
  let answer: { status: number; body: string };
  const registry = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      asked.push(JSON.parse(text));
      const isRight = request.method === 'POST' && request.url === '/-/npm/v1/security/advisories/bulk';
      response.writeHead(isRight ? answer.status : 404).end(answer.body);
    });
  });
  beforeAll(() => new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => registry.close(resolve)));

  async function dependencies(status: number, body: string, ...options: string[]): Promise<Check[]> {
    answer = { status, body };
    const { port } = registry.address() as AddressInfo;
    const { output } = await run(folder, ['--json', ...options], { NPM_REGISTRY: `http://127.0.0.1:${port}` });
    const { checks }: { checks: Check[] } = JSON.parse(output);
    return checks.filter(({ id }) => id === 'dependencies');
  }

  const advisory = {
    id: 1,
    url: 'https://advisories.example/1',
    title: 'Answers "too much", {to} everybody',
    severity: 'high',
    vulnerable_versions: '<9.0.0',
  };

  test('of production packages are asked for, with the versions that are installed', async () => {
    expect(await dependencies(200, '{}')).toEqual([expect.objectContaining({ state: 'passed' })]);
    const packages = asked.at(-1) ?? {};
    expect(packages.fastify).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    expect(packages).not.toHaveProperty('vitest');
    expect(Object.keys(packages).length).toBeGreaterThan(50);
  });

  test('are findings, each with package, severity, title and address, until they are accepted', async () => {
    const body = JSON.stringify({ fastify: [advisory, { ...advisory, title: 'Another' }], pg: [advisory] });
    const found = await dependencies(200, body);
    expect(found.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(found[0]?.text).toContain('fastify: Answers');
    expect(found[1]?.text).toBe('fastify: Another (high, https://advisories.example/1)');
    expect(found[2]?.text).toMatch(/^pg: /);
    const accepted = await dependencies(200, body, '--accept', 'dependencies');
    expect(accepted.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test.each([
    ['an error', 503, '{}'],
    ['a page', 200, '<html>Sign in to the network</html>'],
    ['nothing', 200, ''],
  ])('read as not checked where the registry answers with %s', async (_kind, status, body) => {
    expect(await dependencies(status, body)).toEqual([expect.objectContaining({ state: 'not-checked' })]);
  });
});

test('wrong usage ends with 2 and says what is right; findings with 1', { timeout }, async () => {
  for (const options of [['--nonsense'], ['--url', 'http://a.example'], ['--env']]) {
    const { status, output } = await run(folder, options);
    expect([status, output]).toEqual([2, expect.stringContaining('--help')]);
  }
  expect((await run(folder, ['--help'])).status).toBe(0);
  const { status, output } = await run(folder, ['--offline']);
  expect([status, output]).toEqual([
    1,
    expect.stringMatching(/✗ environment\.file .* → cp \.env\.production\.example/),
  ]);
  // Without a terminal no colours, and what wasn't looked at never reads as passed.
  expect(output).not.toContain('\u001b');
  expect(output).toMatch(/– live\.tls +not probed/);
});
