import { Agent, request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { addClients, ask, proxyAddress, signUp } from './frame/client.ts';
import type { Stack } from './frame/stack.ts';

interface Account {
  headers: { authorization: string };
  ledgerId: string;
  accountId: string;
}

export interface Load {
  /** That all of it was written to. */
  ledgerId: string;
  /** Answered so far. */
  requests: number;
  /** Transactions that were acknowledged. */
  written: number;
  /** What wasn't answered as it should be, each in a sentence. */
  failed: string[];
  /** Settles when so many more have been answered. */
  untilAnswered(more: number): Promise<void>;
  stop(): Promise<void>;
}

/** Somebody new with a ledger of their own. */
async function newAccount(): Promise<Account> {
  const { headers, ledgerPath } = await signUp();
  const accounts = await ask(`${ledgerPath}/accounts`, { headers });
  const [account] = JSON.parse(accounts.body).items;
  return { headers, ledgerId: ledgerPath.split('/').at(-1) ?? '', accountId: account.id };
}

/** Milliseconds that a client waits between two requests; six clients stay far below nginx's limit for one address. */
const pause = 120;
const clients = 6;

/**
 * Loads the stack as people do: pages, lists, writes and the assets that an open page asks for, from addresses of their
 * own, over connections that are kept.
 */
export async function startLoad(stack: Stack, assets: readonly string[]): Promise<Load> {
  const account = await newAccount();
  const addresses = await addClients(stack, clients);
  let isOver = false;
  const load: Load = {
    ledgerId: account.ledgerId,
    requests: 0,
    written: 0,
    failed: [],
    async untilAnswered(more) {
      const goal = load.requests + more;
      while (load.requests < goal) await delay(50);
    },
    async stop() {
      isOver = true;
      await Promise.all(running);
    },
  };
  const running = addresses.map(async (from, client) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: from, rejectUnauthorized: false });
    for (let n = client; !isOver; n += 1) {
      const fault = await act(load, agent, account, assets, n).catch((error: Error) => error.message);
      if (fault !== undefined) load.failed.push(`${new Date().toISOString()} ${fault}`);
      load.requests += 1;
      await delay(pause);
    }
    agent.destroy();
  });
  return load;
}

/** One request; what is wrong with its answer. */
async function act(
  load: Load,
  agent: Agent,
  { headers, ledgerId, accountId }: Account,
  assets: readonly string[],
  n: number,
) {
  const transactions = `/api/v1/ledgers/${ledgerId}/transactions`;
  switch (n % 5) {
    case 0:
      return expectStatus(200, await send(agent, 'GET', '/'));
    case 1:
      return expectStatus(200, await send(agent, 'GET', assets[n % assets.length] ?? '/'));
    case 2:
      return expectStatus(200, await send(agent, 'GET', transactions, headers));
    case 3:
      return expectStatus(200, await send(agent, 'GET', '/api/v1/me', headers));
    default: {
      const body = JSON.stringify({ date: '2026-01-15', accountId, amount: -1234, payee: `Shop ${n % 40}` });
      const answer = await send(agent, 'POST', transactions, { ...headers, 'content-type': 'application/json' }, body);
      if (answer.status === 201) load.written += 1;
      return expectStatus(201, answer);
    }
  }
}

interface Answer {
  status: number;
  what: string;
}

function expectStatus(expected: number, { status, what }: Answer): string | undefined {
  return status === expected ? undefined : `${what}: ${status}`;
}

/** A connection that was idle may be closed while it is used again: then it is sent once more, as browsers do. */
async function send(
  agent: Agent,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const what = `${method} ${path}`;
  for (let isAgain = false; ; isAgain = true) {
    const sent = request({
      ...{ host: proxyAddress, port: 8443, servername: 'localhost', agent, method, path },
      headers: { host: 'localhost', ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) },
    });
    try {
      const status = await new Promise<number>((resolve, reject) => {
        sent.once('error', reject).once('response', (answer) => {
          answer.once('error', reject).once('end', () => resolve(answer.statusCode ?? 0));
          answer.resume();
        });
        sent.end(body);
      });
      return { status, what };
    } catch (error) {
      if (isAgain || !sent.reusedSocket) throw new Error(`${what}: ${error instanceof Error ? error.message : error}`);
    }
  }
}
