import { execFileSync } from 'node:child_process';
import { type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { type RequestOptions, request as secure } from 'node:https';
import type { Stack } from './stack.ts';

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** As JSON; bytes as they are. */
  body?: unknown;
  /** An address of `addClients`; without one all clients are one, by the published port. */
  from?: string;
  /** `http`: to the plain port. */
  scheme?: 'http' | 'https';
  /** Past the proxy, as only this machine can. */
  instance?: keyof typeof instances;
}

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  /** Name, value, name, value …, as they came. */
  rawHeaders: string[];
  body: string;
}

/** Of nginx on the network "edge", in docker-compose.production.yml. */
export const proxyAddress = '10.213.0.10';
const instances = { backend: '10.213.1.21', 'backend-2': '10.213.1.22' };

/** Opens a request to the stack; gives the answer as soon as its head is there. */
export function open(path: string, sent: Sent = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers, body } = sent;
  const isBytes = Buffer.isBuffer(body);
  const text = body === undefined || isBytes ? body : JSON.stringify(body);
  const { isSecure, ...place } = placeOf(sent);
  const options: RequestOptions = {
    ...place,
    method,
    path,
    headers: {
      host: 'localhost',
      ...(text === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    agent: false,
    // The certificate is of the stack's own making.
    rejectUnauthorized: false,
    servername: 'localhost',
  };
  return new Promise((resolve, reject) => {
    const request = isSecure ? secure(options) : plain(options);
    request.once('error', reject).once('response', resolve).end(text);
  });
}

function placeOf({ from, scheme = 'https', instance }: Sent) {
  const isSecure = scheme === 'https' && instance === undefined;
  if (instance !== undefined) return { isSecure, host: instances[instance], port: 3000 };
  if (from !== undefined) return { isSecure, host: proxyAddress, port: isSecure ? 8443 : 8080, localAddress: from };
  return { isSecure, host: '127.0.0.1', port: isSecure ? 443 : 80 };
}

/** A whole answer of the stack. */
export async function ask(path: string, sent: Sent = {}): Promise<Got> {
  const answer = await open(path, sent);
  let body = '';
  for await (const part of answer.setEncoding('utf8')) body += part;
  return { status: answer.statusCode ?? 0, headers: answer.headers, rawHeaders: answer.rawHeaders, body };
}

export interface Person {
  /** Of the first ledger. */
  ledgerPath: string;
  headers: { authorization: string };
}

let people = 0;

/** Somebody who has signed up, needs REGISTRATION=open. */
export async function signUp(sent: Sent = {}): Promise<Person> {
  people += 1;
  const account = { email: `person${people}@example.org`, password: 'purple-otter-42-lamp', currency: 'EUR' };
  const { status, body } = await ask('/api/v1/auth/register', { ...sent, method: 'POST', body: account });
  if (status !== 201) throw new Error(`Signing up answers ${status}: ${body}`);
  const headers = { authorization: `Bearer ${JSON.parse(body).accessToken}` };
  const ledgers = await ask('/api/v1/ledgers', { ...sent, headers });
  return { headers, ledgerPath: `/api/v1/ledgers/${JSON.parse(ledgers.body).items[0].id}` };
}

/** Gives this machine so many addresses more on the network that nginx faces; each is a client of its own for it. */
export async function addClients(stack: Stack, count: number): Promise<string[]> {
  const { NetworkSettings } = await stack.container('nginx');
  const edge = NetworkSettings.Networks.expenseai_edge?.IPAddress;
  if (edge !== proxyAddress) throw new Error(`nginx has another address: ${edge}`);
  const route = execFileSync('ip', ['-o', 'route', 'show', '10.213.0.0/24'], { encoding: 'utf8' });
  const [device = ''] = /(?<=dev )\S+/.exec(route) ?? [];
  const addresses = Array.from({ length: count }, (_, n) => `10.213.0.${100 + n}`);
  for (const address of addresses) execFileSync('ip', ['address', 'replace', `${address}/24`, 'dev', device]);
  return addresses;
}
