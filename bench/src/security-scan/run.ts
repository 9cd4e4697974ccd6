/** Scans a running product: sqlmap, wapiti and the headers of every route, and advisories; fails on what is new. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { routes } from '@expenseai/contracts/routes';
import pg from 'pg';
import { buildAll } from '../../../scripts/build-all.ts';
import { findProgram, installPrograms } from '../../../scripts/debian-programs.ts';
import { type Client, credentials, makeLedger, signIn, signUp } from '../api-client.ts';
import { type BenchServer, root, runToEnd, startServer, temporaryFolder } from '../server.ts';
import { scanDependencies } from './advisories.ts';
import { acceptedFindings, hasSqlmapTested, type Outcome, readSqlmap, readWapiti, verdict } from './findings.ts';
import { scanHeaders } from './header-scan.ts';
import { type Example, examples, hasInput, type KnownIds, notTried } from './request-examples.ts';

const usage = `npm run security:scan -- [--only TEXT] [--seconds N]
  --only     routes whose method and path have the text
  --seconds  that a scanner has for one route; 180`;

const run = promisify(execFile);
const renewEvery = 8 * 60_000;

interface Scan {
  client: (example: Example) => Promise<Client>;
  folder: string;
  milliseconds: number;
}

function readOptions(): { only: string; milliseconds: number } {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, seconds: { type: 'string' } } });
    return { only: values.only ?? '', milliseconds: Number(values.seconds ?? 180) * 1000 };
  } catch {
    throw new Error(usage);
  }
}

async function main(): Promise<void> {
  const { only, milliseconds } = readOptions();
  await buildAll(root);
  for (const missing of installPrograms(['sqlmap', 'wapiti'])) console.log(`Not run: what needs ${missing}`);
  // Over HTTPS, as the proxy before it would tell, so that cookies are those of a deployment.
  const server = await startServer([], { APP_URL: 'https://localhost' });
  const folder = temporaryFolder();
  const outcomes: Outcome[] = [];
  const note = (scanner: string, what: string, outcome: Outcome) => {
    outcomes.push(outcome);
    const reason = outcome.notRun ?? outcome.notMeant;
    const found = outcome.findings.map((finding) => finding.what).join(', ') || 'nothing';
    console.log(`${scanner}  ${what}: ${reason === undefined ? found : `not run: ${reason}`}`);
  };
  try {
    note('advisories', 'package-lock.json', scanDependencies(root));
    const first = await signUp(server.url);
    const ofLedger = renewing(server.url, first);
    const client = (example: Example) => (isOfLedger(example) ? ofLedger() : newAdministrator(server));
    const scan = { client, folder: folder.path, milliseconds };
    const chosen = examples(await knownIds(first)).filter(({ route }) => route.includes(only));
    for (const outcome of await scanHeaders(server.url, chosen)) note('headers', outcome.about, outcome);
    // What is asked of an account may end it, or all sessions.
    for (const example of chosen.toSorted((a, b) => Number(isOfLedger(b)) - Number(isOfLedger(a)))) {
      note('sqlmap', example.route, await scanBySqlmap(example, scan));
      note('wapiti', example.route, await scanByWapiti(example, scan));
    }
    const { lines, isRight } = verdict(outcomes, acceptedFindings());
    console.log(lines.join('\n'));
    if (!isRight) process.exitCode = 1;
  } finally {
    await server.stop();
    folder.dispose();
  }
}

function isOfLedger({ route }: Example): boolean {
  return route.includes('{ledgerId}');
}

/** Somebody else for each route that is about an account, since a scanner changes passwords where it may. */
async function newAdministrator(server: BenchServer): Promise<Client> {
  const email = `scan-${randomUUID()}@example.org`;
  const account = { email, password: credentials.password, name: 'Scan', currency: 'EUR' };
  const client = await signUp(server.url, account);
  const superuser = new pg.Client(server.connections.superuser);
  await superuser.connect();
  await superuser.query('update users set is_administrator = true where email = $1', [email]);
  await superuser.end();
  return client;
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

/** Why a scanner isn't started; undefined where it is. */
function unscanned(example: Example, program: 'sqlmap' | 'wapiti'): Outcome | undefined {
  const route = [...routes.values()].find(({ method, path }) => `${method} ${path}` === example.route);
  const notMeant = (route && notTried(route)) ?? (hasInput(example) ? undefined : 'takes nothing');
  if (notMeant !== undefined) return { findings: [], notMeant };
  return findProgram(program) ? undefined : { findings: [], notRun: 'the scanner isn’t here' };
}

/** Every place of the request: first what is quick, then in depth where the answer to that looks odd; without waiting. */
async function scanBySqlmap(example: Example, { client, folder, milliseconds }: Scan): Promise<Outcome> {
  const without = unscanned(example, 'sqlmap');
  if (without) return without;
  const { url, headers } = await client(example);
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
  if (example.method !== 'GET') return { findings: [], notMeant: 'fills no JSON' };
  const without = unscanned(example, 'wapiti');
  if (without) return without;
  const { url, headers } = await client(example);
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
