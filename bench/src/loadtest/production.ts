import { randomBytes } from 'node:crypto';
import { type Client, signIn, signUp } from '../api-client.ts';
import { type FilledLedger, fillLedger } from '../fill-ledger.ts';
import type { BenchServer } from '../server.ts';

/** Everybody's ledger, and the signed-in devices that work in it. */
export interface Crowd {
  owner: Client;
  ledger: FilledLedger;
  devices: Client[];
}

const people = 20;
const password = 'purple-otter-42-lamp';

/**
 * Settings as an operator gives them: production, its limits as they come, addresses of clients from a proxy. `appUrl`
 * is where the proxy listens.
 */
export function productionSettings(appUrl: string): Record<string, string> {
  const secret = () => randomBytes(48).toString('base64url');
  return {
    APP_ENV: 'production',
    APP_URL: appUrl,
    REGISTRATION: 'open',
    TRUST_PROXY: '127.0.0.1',
    LOG_LEVEL: 'info',
    JWT_SECRET: secret(),
    AUDIT_KEY: secret(),
    ENCRYPTION_KEY: secret(),
    METRICS_TOKEN: secret(),
    BACKUP_ENCRYPTION_KEY: secret(),
    RATE_LIMIT_GLOBAL: '100',
    RATE_LIMIT_LOGIN: '5',
    RATE_LIMIT_AI: '10',
  };
}

/**
 * A ledger of `rows` transactions, and `devices` of its twenty members, each signed in by itself: all of them in one
 * ledger, whose writers wait for one another, is the hardest way to be many.
 */
export async function gatherCrowd(server: BenchServer, rows: number, devices: number): Promise<Crowd> {
  const owner = await signUp(server.url);
  const { items } = await owner.call<{ items: { id: string }[] }>('GET', '/api/v1/ledgers');
  const ledger = await fillLedger(server, owner, rows);
  // The filled one is the owner's only one, so that the pages in the browser are about it.
  for (const { id } of items) await owner.call('DELETE', `/api/v1/ledgers/${id}`, {});
  const signedIn: Client[] = [];
  for (let n = 0; n < devices; n += 1) {
    const account = { email: `person-${n % people}@example.org`, password, name: `Person ${n}`, currency: 'EUR' };
    if (n >= people) {
      signedIn.push(await signIn(server.url, account, addressOf(n, 0)));
      continue;
    }
    signedIn.push(await signUp(server.url, account, addressOf(n, 0)));
    await owner.call('POST', `${ledger.path}/members`, { email: account.email, role: 'editor' });
  }
  return { owner, ledger, devices: signedIn };
}

/** An address of the nth client; its `change`th, since a phone gets another now and then. */
export function addressOf(n: number, change: number): string {
  return `10.${n + 1}.${(change >> 8) & 255}.${change & 255}`;
}

/** What the ledger says that it holds. */
export async function stateOf(client: Client, { path }: Pick<FilledLedger, 'path'>): Promise<LedgerState> {
  const { count, sums } = await client.call<{ count: number; sums: { currency: string; net: number }[] }>(
    'GET',
    `${path}/transactions/summary`,
  );
  return { count, net: sums.find(({ currency }) => currency === 'EUR')?.net ?? 0 };
}

export interface LedgerState {
  count: number;
  /** Minor units. */
  net: number;
}
