import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is used of `@actual-app/api`. */
interface ActualApi {
  init(options: { dataDir: string }): Promise<{
    send(name: 'create-budget', budget: { budgetName: string; avoidUpload: boolean }): Promise<unknown>;
  }>;
  createAccount(account: { name: string }, initialBalance: number): Promise<string>;
  importTransactions(
    accountId: string,
    rows: { account: string; date: string; amount: number; payee_name: string; imported_payee: string }[],
  ): Promise<{ added: string[] }>;
  shutdown(): Promise<void>;
}

interface Measured {
  seconds: number;
  added: number;
}

/** The same rows imported twice into a new budget. */
export interface ActualTimes {
  first: Measured;
  again: Measured;
}

/**
 * Imports the rows of the JSON file that the first argument names; its last line is ActualTimes.
 * It is copied into the peers' folder without its types, so it imports nothing of ours and runs on older versions of
 * Node, for which Actual's SQLite may have been built.
 */
async function main(): Promise<void> {
  const rows = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
    date: string;
    amount: number;
    text: string;
  }[];
  const peer = '@actual-app/api';
  const api = (await import(peer)) as ActualApi;
  const dataDir = mkdtempSync(join(tmpdir(), 'expenseai-bench-actual-'));
  try {
    const { send } = await api.init({ dataDir });
    await send('create-budget', { budgetName: 'bench', avoidUpload: true });
    const account = await api.createAccount({ name: 'Current account' }, 0);
    const transactions = rows.map(({ date, amount, text }) => ({
      account,
      date,
      amount,
      payee_name: text,
      imported_payee: text,
    }));
    const measure = async (): Promise<Measured> => {
      const start = performance.now();
      const { added } = await api.importTransactions(account, transactions);
      return { seconds: (performance.now() - start) / 1000, added: added.length };
    };
    const times: ActualTimes = { first: await measure(), again: await measure() };
    await api.shutdown();
    process.stdout.write(`\n${JSON.stringify(times)}\n`);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
