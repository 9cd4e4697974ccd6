import type { Client } from '../api-client.ts';
import type { FilledLedger } from '../fill-ledger.ts';
import { addressOf } from './production.ts';
import type { Sample } from './samples.ts';

/** After so many requests a client has another address, so that each stays below the limit of 100 a minute. */
const requestsOfAddress = 90;

interface Own {
  id: string;
  amount: number;
  /** The operation that made it, for as long as nothing else touched it. */
  operationId: string | undefined;
}

interface Answer<T> {
  body: T;
  operationId: string | undefined;
}

interface Listed {
  items: { id: string; date: string; amount: number }[];
  nextCursor: string | null;
}

/** One person's device: reads most of the time, writes one time in six, and knows what its own lines must hold. */
export class Device {
  readonly #n: number;
  readonly #client: Client;
  readonly #ledger: FilledLedger;
  readonly #random: () => number;
  readonly #own: Own[] = [];
  #requests = 0;
  readonly samples: Sample[] = [];
  /** Answers that weren't right, each in a sentence. */
  readonly faults: string[] = [];

  constructor(n: number, client: Client, ledger: FilledLedger) {
    this.#n = n;
    this.#client = client;
    this.#ledger = ledger;
    this.#random = randomFrom(n + 1);
  }

  /** How this device's own changes have moved the ledger's count and its net amount. */
  get moved(): { count: number; net: number } {
    return { count: this.#own.length, net: this.#own.reduce((sum, { amount }) => sum + amount, 0) };
  }

  /** Does one thing that a person does: one request, or two where a page follows the other. */
  async act(): Promise<void> {
    try {
      await this.#pick()();
    } catch (error) {
      this.faults.push(error instanceof Error ? error.message : String(error));
    }
  }

  #pick(): () => Promise<void> {
    const { path, categoryId } = this.#ledger;
    const list = (action: string, q: string) => () => this.#list(action, q);
    const get = (action: string, rest: string) => async () => {
      await this.#ask(action, 'GET', `${path}/${rest}`, 200);
    };
    const actions: [number, () => Promise<void>][] = [
      [22, list('list', '')],
      [8, list('list of a category', `category:${categoryId} date:this-year`)],
      [5, list('list of amounts', 'amount:>100 date:last-month')],
      [5, list('list of a tag', `tag:tag${1 + this.#below(10)}`)],
      [6, list('search for words', ['river', 'golden lion', 'maple', 'ref 4711'][this.#below(4)] ?? '')],
      [12, get('home', 'home')],
      [8, get('reference', 'reference')],
      [6, get('inbox', 'inbox')],
      [5, get('summary', 'transactions/summary?q=date:last-month')],
      [4, get('history of changes', 'operations?limit=20')],
      [3, () => this.#readOwn()],
      [8, () => this.#create()],
      [4, () => this.#edit()],
      [2, () => this.#delete()],
      [2, () => this.#undo()],
    ];
    let left = this.#random() * actions.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, action] of actions) {
      left -= weight;
      if (left < 0) return action;
    }
    return () => this.#create();
  }

  /** A page of the list, and now and then the one after it. */
  async #list(action: string, q: string): Promise<void> {
    const path = `${this.#ledger.path}/transactions?limit=50${q && `&q=${encodeURIComponent(q)}`}`;
    const { body } = await this.#ask<Listed>(action, 'GET', path, 200);
    this.#requireNewestFirst(action, body);
    if (body.nextCursor === null || this.#random() < 0.7) return;
    const next = await this.#ask<Listed>(`${action}, next page`, 'GET', `${path}&cursor=${body.nextCursor}`, 200);
    this.#requireNewestFirst(action, next.body);
    const last = body.items.at(-1)?.date ?? '';
    if ((next.body.items[0]?.date ?? '') > last) throw new Error(`${action}: the next page begins after ${last}.`);
  }

  #requireNewestFirst(action: string, { items }: Listed): void {
    const isRight = items.length <= 50 && items.every(({ date }, at) => date <= (items[at - 1]?.date ?? date));
    if (!isRight) throw new Error(`${action}: a page isn't 50 lines, newest first.`);
  }

  async #create(): Promise<void> {
    const { path, accountId, categoryId } = this.#ledger;
    const amount = -100 - this.#below(20_000);
    const payee = `Load test ${this.#below(40)}`;
    const body = { date: '2026-01-15', accountId, amount, payee, categoryId, notes: `by device ${this.#n}` };
    const made = await this.#ask<{ id: string; amount: number }>('create', 'POST', `${path}/transactions`, 201, body);
    this.#own.push({ id: made.body.id, amount, operationId: made.operationId });
    if (made.body.amount !== amount) throw new Error(`create: ${amount} was written as ${made.body.amount}.`);
  }

  async #readOwn(): Promise<void> {
    const own = this.#anyOwn();
    if (!own) return this.#create();
    const path = `${this.#ledger.path}/transactions/${own.id}`;
    const { body } = await this.#ask<{ amount: number }>('one line', 'GET', path, 200);
    if (body.amount !== own.amount) throw new Error(`one line: ${own.amount} reads as ${body.amount}.`);
  }

  async #edit(): Promise<void> {
    const own = this.#anyOwn();
    if (!own) return this.#create();
    const amount = -100 - this.#below(20_000);
    const path = `${this.#ledger.path}/transactions/${own.id}`;
    await this.#ask('change', 'PATCH', path, 200, { amount, tags: [`tag${1 + this.#below(10)}`] });
    own.amount = amount;
    own.operationId = undefined;
  }

  async #delete(): Promise<void> {
    const own = this.#anyOwn();
    if (!own) return this.#create();
    await this.#ask('delete', 'DELETE', `${this.#ledger.path}/transactions/${own.id}`, 204);
    this.#own.splice(this.#own.indexOf(own), 1);
  }

  async #undo(): Promise<void> {
    const own = this.#own.find(({ operationId }) => operationId !== undefined);
    if (!own) return this.#create();
    await this.#ask('undo', 'POST', `${this.#ledger.path}/operations/${own.operationId}/undo`, 200);
    this.#own.splice(this.#own.indexOf(own), 1);
  }

  #anyOwn(): Own | undefined {
    return this.#own[this.#below(this.#own.length)];
  }

  async #ask<T>(action: string, method: string, path: string, expected: number, body?: unknown): Promise<Answer<T>> {
    const address = addressOf(this.#n, Math.floor(this.#requests / requestsOfAddress) + 1);
    this.#requests += 1;
    const start = performance.now();
    const response = await fetch(`${this.#client.url}${path}`, {
      method,
      headers: {
        ...this.#client.headers,
        'x-forwarded-for': address,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const database = response.headers.get('server-timing')?.match(/\bdb;dur=([\d.]+)/)?.[1];
    // Counted as nothing it would make the database look fast.
    if (database === undefined) throw new Error(`${action}: an answer that doesn't say what the database took.`);
    this.samples.push({ action, total: performance.now() - start, database: Number(database) });
    if (response.status !== expected) throw new Error(`${action}: ${response.status} instead of ${expected}: ${text}`);
    return {
      body: (text === '' ? undefined : JSON.parse(text)) as T,
      operationId: response.headers.get('operation-id') ?? undefined,
    };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

/** The same numbers from 0 to 1 for the same seed (mulberry32), so that two runs do the same things. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
