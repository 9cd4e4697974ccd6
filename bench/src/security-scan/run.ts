/** Scans every route of a running product with sqlmap and wapiti; fails on what nobody has looked at yet. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { routes } from '@expenseai/contracts/routes';
import { findProgram, installPrograms } from '../../../scripts/debian-programs.ts';
import { type Client, credentials, makeLedger, signIn, signUp } from '../api-client.ts';
import { root, runToEnd, startServer, temporaryFolder } from '../server.ts';
import { acceptedFindings, type Finding, hasSqlmapTested, newFindings, readSqlmap, readWapiti } from './findings.ts';
import { type Example, examples, hasInput, type KnownIds, notTried } from './request-examples.ts';

const usage = `npm run security:scan -- [--only TEXT] [--seconds N]
  --only     routes whose method and path have the text
  --seconds  that a scanner has for one route; 180`;

const run = promisify(execFile);
const renewEvery = 8 * 60_000;

interface Scan {
  client: () => Promise<Client>;
  folder: string;
  milliseconds: number;
}

interface Outcome {
  findings: Finding[];
  /** Why it didn't run; undefined where it did. */
  notRun?: string;
}

function readOptions(): { only: string; milliseconds: number } {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, seconds: { type: 'string' } } });
    return { only: values.only ?? '', milliseconds: Number(values.seconds ?? 180) * 1000 };
  } catch {
    throw new Error(usage);
  }
}

/** Without the web, which is scanned by the browser tests. */
function build(): void {
  const compiler = ['node_modules/typescript/bin/tsc', '-b', 'core', 'contracts', 'backend'];
  const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The server could not be built.');
}

async function main(): Promise<void> {
  const { only, milliseconds } = readOptions();
  build();
  for (const missing of installPrograms(['sqlmap', 'wapiti'])) console.log(`Not run: what needs ${missing}`);
  const server = await startServer();
  const folder = temporaryFolder();
  try {
    const first = await signUp(server.url);
    const scan = { client: renewing(server.url, first), folder: folder.path, milliseconds };
    const found: Finding[] = [];
    let scans = 0;
    const chosen = examples(await knownIds(first)).filter(({ route }) => route.includes(only));
    for (const example of chosen) {
      for (const scanner of [scanBySqlmap, scanByWapiti]) {
        const { findings, notRun } = await scanner(example, scan);
        found.push(...findings);
        if (!notRun) scans += 1;
        const result = notRun ? `not run: ${notRun}` : findings.map(({ what }) => what).join(', ') || 'nothing';
        console.log(`${scanner === scanBySqlmap ? 'sqlmap' : 'wapiti'}  ${example.route}: ${result}`);
      }
    }
    console.log(`${scans} scans ran; the others say why not.`);
    judge(found);
  } finally {
    await server.stop();
    folder.dispose();
  }
}

function judge(found: readonly Finding[]): void {
  const fresh = newFindings(found, acceptedFindings());
  for (const { scanner, route, what } of fresh) console.log(`✗ ${scanner} ${route}: ${what}`);
  if (fresh.length > 0) process.exitCode = 1;
  else console.log(`✓ Nothing outside the list of accepted findings (${found.length} within it)`);
}

/** A session lasts a quarter of an hour, a scan longer. */
function renewing(url: string, first: Client): () => Promise<Client> {
  let current = { client: first, at: Date.now() };
  return async () => {
    if (Date.now() - current.at > renewEvery) {
      const account = { ...credentials, name: '', currency: '' };
      current = { client: await signIn(url, account, '127.0.0.1'), at: Date.now() };
    }
    return current.client;
  };
}

/** Of each thing that a path may name, one that is there. */
async function knownIds(client: Client): Promise<KnownIds> {
  const { id: ledgerId, path } = await makeLedger(client, 'Scanned');
  const accountId = (
    await client.call<{ id: string }>('POST', `${path}/accounts`, { name: 'Scanned', kind: 'cash', currency: 'EUR' })
  ).id;
  const { items } = await client.call<{ items: { id: string; groupId: string }[] }>('GET', `${path}/categories`);
  const [category] = items;
  const transaction = await client.call<{ id: string; payee: { id: string } }>('POST', `${path}/transactions`, {
    date: '2026-01-15',
    accountId,
    amount: -1200,
    payee: 'Corner shop',
  });
  const tag = await client.call<{ id: string }>('POST', `${path}/tags`, { name: 'work' });
  const { items: operations } = await client.call<{ items: { id: string }[] }>('GET', `${path}/operations`);
  return {
    ledgerId,
    accountId,
    transactionId: transaction.id,
    payeeId: transaction.payee.id,
    tagId: tag.id,
    ...(category ? { categoryId: category.id, groupId: category.groupId } : {}),
    ...(operations[0] ? { operationId: operations[0].id } : {}),
  };
}

function reasonNotTo(example: Example, program: 'sqlmap' | 'wapiti'): string | undefined {
  const route = [...routes.values()].find(({ method, path }) => `${method} ${path}` === example.route);
  if (route) {
    const reason = notTried(route);
    if (reason) return reason;
  }
  if (!hasInput(example)) return 'takes nothing';
  return findProgram(program) ? undefined : 'the scanner isn’t here';
}

/** Every place of the request: first what is quick, then in depth where the answer to that looks odd; without waiting. */
async function scanBySqlmap(example: Example, { client, folder, milliseconds }: Scan): Promise<Outcome> {
  const notRun = reasonNotTo(example, 'sqlmap');
  if (notRun) return { findings: [], notRun };
  const { url, headers } = await client();
  const { host } = new URL(url);
  const file = join(folder, 'request.txt');
  const lines = [
    `${example.method} ${example.path} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: ${headers.authorization}`,
  ];
  if (example.body !== undefined) lines.push('Content-Type: application/json');
  writeFileSync(file, `${lines.join('\r\n')}\r\n\r\n${example.body ?? ''}`);
  const bounds = ['--level=1', '--risk=1', '--technique=BEU', '--smart', '--timeout=10', '--threads=4'];
  const quiet = [
    '--batch',
    '--ignore-stdin',
    '--flush-session',
    '--disable-coloring',
    '--ignore-code=*',
    `--output-dir=${folder}/sqlmap`,
  ];
  const { output, isOver } = await runScanner('sqlmap', ['-r', file, ...bounds, ...quiet], milliseconds);
  if (!isOver) return { findings: [], notRun: 'took too long' };
  if (!hasSqlmapTested(output)) return { findings: [], notRun: lastWord(output) };
  return { findings: readSqlmap(output).map((what) => ({ scanner: 'sqlmap', route: example.route, what })) };
}

/** Query parameters and paths of what is only read; it can't fill JSON bodies. */
async function scanByWapiti(example: Example, { client, folder, milliseconds }: Scan): Promise<Outcome> {
  const notRun = reasonNotTo(example, 'wapiti');
  if (notRun) return { findings: [], notRun };
  if (example.method !== 'GET') return { findings: [], notRun: 'fills no JSON' };
  const { url, headers } = await client();
  const report = join(folder, 'wapiti.json');
  const target = `${url}${example.path.replaceAll('*', '')}`;
  const modules = 'blindsql,crlf,exec,file,redirect,sql,xss';
  const bounds = ['--scope', 'url', '-m', modules, '--max-attack-time', '20', '-t', '10', '--flush-session'];
  const options = [
    '-u',
    target,
    ...bounds,
    '-H',
    `Authorization: ${headers.authorization}`,
    '-f',
    'json',
    '-o',
    report,
  ];
  const { isOver, output } = await runScanner('wapiti', options, milliseconds);
  if (!isOver) return { findings: [], notRun: 'took too long' };
  if (!existsSync(report)) return { findings: [], notRun: lastWord(output) };
  const findings = readWapiti(readFileSync(report, 'utf8'));
  return { findings: findings.map(({ what }) => ({ scanner: 'wapiti', route: example.route, what })) };
}

async function runScanner(
  program: 'sqlmap' | 'wapiti',
  options: string[],
  timeout: number,
): Promise<{ output: string; isOver: boolean }> {
  try {
    const running = run(findProgram(program) ?? program, options, { timeout, maxBuffer: 64e6 });
    // sqlmap would wait for targets.
    running.child.stdin?.end();
    const { stdout, stderr } = await running;
    return { output: stdout + stderr, isOver: true };
  } catch (error) {
    // Scanners end with another status when they find nothing that they can use.
    const {
      stdout = '',
      stderr = '',
      killed = false,
    } = error as { stdout?: string; stderr?: string; killed?: boolean };
    return { output: stdout + stderr, isOver: !killed };
  }
}

function lastWord(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.findLast((line) => line.includes('[CRITICAL]')) ?? lines.at(-1) ?? 'no answer').slice(0, 200);
}

await runToEnd(main);
