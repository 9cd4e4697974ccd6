import { setTimeout as delay } from 'node:timers/promises';
import { type APIRequestContext, request } from 'playwright-core';
import { cardStatement, currentAccountStatement, type LedgerLine } from './bank-files.ts';
import type { StorageState } from './people.ts';

/** What the pictures show, by its ids. */
export interface Household {
  accountId: string;
  /** An import that waits for its review, and one that is done. */
  reviewId: string;
  doneId: string;
}

interface Account {
  id: string;
  kind: string;
  balance: number;
}

/** The API as the person sees it. */
class Api {
  readonly #context: APIRequestContext;

  constructor(context: APIRequestContext) {
    this.#context = context;
  }

  async send<T>(method: string, path: string, options: Parameters<APIRequestContext['fetch']>[1] = {}): Promise<T> {
    const answer = await this.#context.fetch(`/api/v1${path}`, { method, ...options });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path} was answered with ${answer.status()}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async items<T>(path: string): Promise<T[]> {
    return (await this.send<{ items: T[] }>('GET', path)).items;
  }
}

/** The demo household as the only ledger, with some changes, a file that was imported and one that is to be. */
export async function makeHousehold(origin: string, person: StorageState): Promise<Household> {
  const context = await request.newContext({ baseURL: origin, storageState: person });
  const api = new Api(context);
  const [first] = await api.items<{ id: string }>('/ledgers');
  const data = { name: 'Household', currency: 'GBP', demo: true };
  const { id } = await api.send<{ id: string }>('POST', '/ledgers', { data });
  await api.send('DELETE', `/ledgers/${first?.id}`, { data: {} });
  const base = `/ledgers/${id}`;
  const accounts = await api.items<Account>(`${base}/accounts`);
  const [current, card] = ['current', 'credit_card'].map((kind) => accounts.find((account) => account.kind === kind));
  if (!current || !card) throw new Error('The demo household has a current account and a card.');

  const doneId = await bring(api, base, card.id, 'card-june.csv', cardStatement);
  await api.send('POST', `${base}/imports/${doneId}/commit`);
  await until(api, `${base}/imports/${doneId}`, 'done');
  await change(api, base);
  const lines = await linesOf(api, base, current.id);
  const file = currentAccountStatement(lines, current.balance);
  const reviewId = await bring(api, base, current.id, 'current-account-june.csv', file);
  await context.dispose();
  return { accountId: current.id, reviewId, doneId };
}

async function linesOf(api: Api, base: string, accountId: string): Promise<LedgerLine[]> {
  const query = new URLSearchParams({ q: `account:${accountId} date:2026-06`, limit: '100' });
  return api.items(`${base}/transactions?${query}`);
}

async function bring(api: Api, base: string, accountId: string, name: string, text: string): Promise<string> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  const { id } = await api.send<{ id: string }>('POST', `${base}/imports`, { multipart: { accountId, file } });
  await until(api, `${base}/imports/${id}`, 'ready');
  return id;
}

async function until(api: Api, path: string, wanted: 'ready' | 'done'): Promise<void> {
  for (;;) {
    const { status, problem } = await api.send<{ status: string; problem: string | null }>('GET', path);
    if (status === wanted) return;
    if (problem !== null) throw new Error(`The import is ${status}: ${problem}`);
    await delay(50);
  }
}

/** What people do in a day, for the history. */
async function change(api: Api, base: string): Promise<void> {
  const [shop, meal] = await Promise.all(
    ['category:Shopping', 'category:"Eating out"'].map(async (q) => {
      const found = await api.items<{ id: string }>(`${base}/transactions?${new URLSearchParams({ q, limit: '1' })}`);
      return found[0]?.id;
    }),
  );
  await api.send('PATCH', `${base}/transactions/${shop}`, { data: { notes: 'Birthday present for Ana' } });
  await api.send('PATCH', `${base}/transactions/${meal}`, { data: { tags: ['friends'] } });
  const view = { name: 'Food out', q: 'category:"Eating out" date:this-month' };
  await api.send('POST', `${base}/views`, { data: view });
}
