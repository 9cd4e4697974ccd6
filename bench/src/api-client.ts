import { setTimeout as delay } from 'node:timers/promises';
import type { Import } from '@expenseai/contracts/imports';

/** One signed-in person. */
export interface Client {
  url: string;
  headers: Record<string, string>;
  call: <T>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** What the bench's person signs in with. */
export const credentials = { email: 'bench@example.org', password: 'purple-otter-42-lamp' };

export interface Account {
  email: string;
  password: string;
  name: string;
  currency: string;
}

/** Registers somebody; `address` is where a proxy says that the request comes from. */
export function signUp(
  url: string,
  account: Account = { ...credentials, name: 'Bench', currency: 'EUR' },
  address?: string,
): Promise<Client> {
  return enter(url, '/api/v1/auth/register', account, address);
}

/** Signs somebody in on one more device. */
export function signIn(url: string, { email, password }: Account, address: string): Promise<Client> {
  return enter(url, '/api/v1/auth/login', { email, password }, address);
}

async function enter(url: string, path: string, body: unknown, address?: string): Promise<Client> {
  const from = address === undefined ? {} : { 'x-forwarded-for': address };
  const { accessToken } = await send<{ accessToken: string }>(url, from, 'POST', path, body);
  const headers = { authorization: `Bearer ${accessToken}` };
  return { url, headers, call: (method, path, body) => send(url, headers, method, path, body) };
}

/** Makes a ledger with default categories. Gives its path under the API. */
export async function makeLedger(client: Client, name: string): Promise<{ id: string; path: string }> {
  const { id } = await client.call<{ id: string }>('POST', '/api/v1/ledgers', { name, currency: 'EUR' });
  return { id, path: `/api/v1/ledgers/${id}` };
}

/** Part of the time waited until then between two looks at an import: as precise, and as cheap, for each size. */
const precision = 0.02;

export interface ImportTimes {
  /** Seconds from the upload to the preview. */
  reading: number;
  /** Seconds from there to done. */
  committing: number;
  seconds: number;
  import: Import;
}

/** Imports a bank file as a person who agrees with the preview. */
export async function importFile(
  client: Client,
  ledgerPath: string,
  csv: string,
  accountId?: string,
): Promise<ImportTimes> {
  const form = new FormData();
  if (accountId !== undefined) form.set('accountId', accountId);
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'statement.csv');
  const start = performance.now();
  const { id } = await client.call<Import>('POST', `${ledgerPath}/imports`, form);
  const path = `${ledgerPath}/imports/${id}`;
  await until(client, path, 'ready');
  const read = performance.now();
  await client.call('POST', `${path}/commit`);
  const done = await until(client, path, 'done');
  const end = performance.now();
  return {
    reading: (read - start) / 1000,
    committing: (end - read) / 1000,
    seconds: (end - start) / 1000,
    import: done,
  };
}

async function until(client: Client, path: string, status: Import['status']): Promise<Import> {
  const start = performance.now();
  for (;;) {
    const found = await client.call<Import>('GET', path);
    if (found.status === status) return found;
    if (found.problem !== null) throw new Error(`The import is ${found.status}: ${found.problem}`);
    await delay(Math.max(5, (performance.now() - start) * precision));
  }
}

async function send<T>(
  url: string,
  headers: Record<string, string>,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
