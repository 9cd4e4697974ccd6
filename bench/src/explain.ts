import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthPeriod } from '@expenseai/core/calendar/period';
import { today } from '@expenseai/core/calendar/plain-date';
import type pg from 'pg';
import { listAccounts } from '../../backend/src/features/accounts/accounts.repository.ts';
import { monthFigures } from '../../backend/src/features/home/month-figures.ts';
import { countWaitingPayees, waitingPayees } from '../../backend/src/features/inbox/inbox.repository.ts';
import { listOperationRows } from '../../backend/src/features/operations/operations.repository.ts';
import { countTransactions, listPayees } from '../../backend/src/features/payees/payees.repository.ts';
import { prepareQuery } from '../../backend/src/features/queries/query-context.ts';
import { summarise } from '../../backend/src/features/transactions/summary.repository.ts';
import { matchingIds } from '../../backend/src/features/transactions/transaction-pages.repository.ts';
import { listPage } from '../../backend/src/features/transactions/transaction-pages.ts';
import { Database, type Session } from '../../backend/src/platform/database/database.ts';
import type { FilledLedger } from './fill-ledger.ts';
import type { BenchServer } from './server.ts';

const folder = join(import.meta.dirname, '..', 'explain');
const timeZone = 'UTC';

/** A statement as the driver was given it. */
interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Writes `explain/NAME.txt` for each list and report: the statements that the product sends, caught on their way to the
 * driver, each with its plan as the app's role under row-level security.
 */
export async function explainQueries(server: BenchServer, ledger: FilledLedger): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const caught: Statement[] = [];
  const database = new Database(server.connections.app, {
    connections: 1,
    statementTimeoutMs: 600_000,
    onError: (error) => {
      throw error;
    },
  });
  database.pool.on('connect', (client) => catchStatements(client, caught));
  try {
    const written = new Map<string, string>();
    for (const [name, ask] of Object.entries(questions(ledger))) {
      // Once before, so that pages are in memory and catalogue caches are filled, as in a server that has run a while.
      await database.inLedger(ledger.id, ask);
      caught.length = 0;
      const plans: string[] = [];
      await database.inLedger(ledger.id, async (session) => {
        await ask(session);
        const statements = caught.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
        for (const statement of statements) {
          const key = JSON.stringify(statement);
          const known = written.get(key);
          written.set(key, known ?? name);
          const isElsewhere = known !== undefined && known !== name && statements.length > 1;
          plans.push(isElsewhere ? `(a statement that is in ${known}.txt)` : await explain(session.client, statement));
        }
      });
      const text = `${name}, ${ledger.count.toLocaleString('en')} transactions\n\n${plans.join('\n\n')}\n`;
      writeFileSync(join(folder, `${name}.txt`), withoutIds(text));
      console.log(`bench/explain/${name}.txt`);
    }
  } finally {
    await database.close();
  }
}

type Ask = (session: Session) => Promise<unknown>;

function questions({ id, categoryId }: FilledLedger): Record<string, Ask> {
  const now = new Date();
  const date = today(now, timeZone);
  const year = now.getFullYear() - 1;
  const categoryAndYear = `category:${categoryId} date:${year}-01-01..${year}-12-31`;
  const prepare = (session: Session, q: string) =>
    prepareQuery(session, { ledgerId: id, timeZone, weekStart: 1 }, q, now);
  const list =
    (q: string): Ask =>
    async (session) =>
      listPage(session, id, await prepare(session, q), 50, undefined);
  const summary =
    (q: string): Ask =>
    async (session) =>
      summarise(session, id, await prepare(session, q));
  const versions = { version: 0, reviewVersion: 0 };
  const scope = { ledgerId: id, ...versions, currency: 'EUR', monthStart: 1, role: 'owner' as const, today: date };
  return {
    list: list(''),
    'list-category-and-date': list(categoryAndYear),
    'list-income-over-100': list('type:income amount:>100'),
    'list-text-rare': list('"ref 12345"'),
    'list-text-common': list('garden'),
    'list-text-everywhere': list('card'),
    'list-text-nowhere': list('xylophone'),
    'list-tag': list('tag:tag3'),
    'list-unreviewed': list('is:unreviewed'),
    'list-amount': list('amount:=9.99'),
    'list-nothing-matches': list('category:none type:income amount:>9000'),
    summary: summary(''),
    'summary-month': summary('date:this-month'),
    'summary-category-and-year': summary(categoryAndYear),
    'summary-text': summary('garden'),
    'bulk-ids': async (session) => matchingIds(session, id, await prepare(session, categoryAndYear)),
    home: (session) => monthFigures(session, scope, monthPeriod(scope.today, scope.monthStart)),
    accounts: (session) => listAccounts(session, id, scope),
    'inbox-count': (session) => countWaitingPayees(session, id, 1_200),
    payees: ({ db }) => listPayees(db, id, { limit: 50, after: null, search: undefined }),
    'payees-search': ({ db }) => listPayees(db, id, { limit: 50, after: null, search: 'garden' }),
    'payees-lines': async ({ db }) => {
      const { items } = await listPayees(db, id, { limit: 100, after: null, search: undefined });
      await countTransactions(
        db,
        id,
        items.map((payee) => payee.id),
      );
    },
    operations: ({ db }) => listOperationRows(db, id, {}, null, 50),
    inbox: ({ db }) => waitingPayees(db, id, 1_500),
  };
}

async function explain(client: pg.PoolClient, { text, values }: Statement): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>({
    text: `explain (analyze, buffers, costs off) ${text}`,
    values,
  });
  const lines = rows.map((row) => row['QUERY PLAN']);
  return `${readable(text)}\n\n${lines.join('\n')}`;
}

function catchStatements(client: pg.PoolClient, caught: Statement[]): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const catching = (first: unknown, ...others: unknown[]) => {
    const config = first as Statement | string;
    const values = typeof config === 'string' ? others[0] : config.values;
    caught.push({
      text: typeof config === 'string' ? config : config.text,
      values: Array.isArray(values) ? values : [],
    });
    return query(first, ...others);
  };
  client.query = catching as typeof client.query;
}

/** Without the indentation that the source gives it. */
function readable(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Ids differ from run to run: each becomes a number in the order in which they appear, a long list of them its length. */
function withoutIds(text: string): string {
  const numbers = new Map<string, number>();
  return text
    .replace(new RegExp(`${id}(?:,${id}){9,}`, 'g'), (list) => `${list.split(',').length} ids`)
    .replace(new RegExp(id, 'g'), (found) => {
      const number = numbers.get(found) ?? numbers.size + 1;
      numbers.set(found, number);
      return `id-${number}`;
    });
}
