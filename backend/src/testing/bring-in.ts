import { setTimeout as delay } from 'node:timers/promises';
import { countDifferingTotals } from '../platform/operations/totals.ts';
import type { Answered, Person, TestApp } from './test-app.ts';

type Content = string | Uint8Array<ArrayBuffer>;

interface FileFacts {
  name?: string;
  accountId?: string;
}

export const importsOf = (person: Person) => `/api/v1/ledgers/${person.ledgerId}/imports`;

/** Uploads a bank file. */
export function upload(person: Person, content: Content, { name = 'statement.csv', accountId }: FileFacts = {}) {
  const form = new FormData();
  if (accountId) form.set('accountId', accountId);
  form.set('file', new Blob([content]), name);
  return person.ask('POST', importsOf(person), { body: form });
}

/** The import once its job has ended. */
export async function settled(person: Person, id: string): Promise<Answered['body']> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await person.ask('GET', `${importsOf(person)}/${id}`);
    if (body.status !== 'parsing' && body.status !== 'committing') return body;
    await delay(50);
  }
  throw new Error('the import does not settle');
}

/** Uploads a file and waits until it is read, or refused. */
export async function preview(person: Person, content: Content, facts?: FileFacts): Promise<Answered['body']> {
  const { status, body } = await upload(person, content, facts);
  if (status !== 202) throw new Error(`The upload answers ${status}: ${JSON.stringify(body)}`);
  return settled(person, body.id);
}

/** Commits an import that is ready and waits until its lines are written. */
export async function commit(person: Person, id: string): Promise<Answered['body']> {
  const { status, body } = await person.ask('POST', `${importsOf(person)}/${id}/commit`);
  if (status !== 202) throw new Error(`The commit answers ${status}: ${JSON.stringify(body)}`);
  return settled(person, id);
}

/** Brings a file into the ledger, as somebody does who accepts every proposal. */
export async function bringIn(person: Person, content: Content, facts?: FileFacts): Promise<Answered['body']> {
  const ready = await preview(person, content, facts);
  if (ready.problem !== null) throw new Error(ready.problem);
  return commit(person, ready.id);
}

/** Lines of an import, at most 500; with `kind`, of those only. */
export async function linesOf(person: Person, id: string, kind?: string): Promise<Answered['body'][]> {
  const filter = kind === undefined ? '' : `&kind=${kind}`;
  return (await person.ask('GET', `${importsOf(person)}/${id}/lines?limit=500${filter}`)).body.items;
}

/** What the ledger has, newest first, at most 500. */
export async function transactionsOf(person: Person, q = ''): Promise<Answered['body'][]> {
  const path = `/api/v1/ledgers/${person.ledgerId}/transactions?limit=500&q=${encodeURIComponent(q)}`;
  return (await person.ask('GET', path)).body.items;
}

/** Makes an account and gives its id. */
export async function makeAccount(person: Person, facts: Record<string, unknown> = {}): Promise<string> {
  const body = { name: 'Giro', kind: 'current', currency: 'EUR', ...facts };
  const made = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/accounts`, { body });
  if (made.status !== 201) throw new Error(`The account answers ${made.status}: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

export interface LedgerState {
  transactions: number;
  accounts: number;
  /** Operations that brought lines in and are not undone. */
  imports: number;
  /** Month totals that aren't what a recomputation gives. */
  differingTotals: number;
}

/** The facts that a half changed ledger would betray itself by. */
export async function stateOf(app: TestApp, { ledgerId }: Person): Promise<LedgerState> {
  const [counts] = await app.db.asSuperuser<Omit<LedgerState, 'differingTotals'>>(
    `select (select count(*) from transactions where ledger_id = $1)::integer as transactions,
      (select count(*) from accounts where ledger_id = $1)::integer as accounts,
      (select count(*) from operations where ledger_id = $1 and kind = 'import.commit' and undone_at is null)::integer as imports`,
    [ledgerId],
  );
  const differingTotals = await app.db.database.inLedger(ledgerId, ({ db }) => countDifferingTotals(db, ledgerId));
  if (!counts) throw new Error('The counts of a ledger are one row');
  return { ...counts, differingTotals };
}

/** Does something while whoever reads or writes the table waits. */
export async function whileLocked(app: TestApp, table: string, work: () => Promise<void>): Promise<void> {
  await app.db.asSuperuser('begin');
  try {
    await app.db.asSuperuser(`lock table ${table} in access exclusive mode`);
    await work();
  } finally {
    await app.db.asSuperuser('rollback');
  }
}

/** Waits until a session of the database waits for that table. */
export async function someoneWaitsFor(app: TestApp, table: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const waiting = await app.db.asSuperuser('select from pg_locks where relation = $1::regclass and not granted', [
      table,
    ]);
    if (waiting.length > 0) return;
    await delay(25);
  }
  throw new Error(`nobody waits for ${table}`);
}
