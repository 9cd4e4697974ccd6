import { today } from '@expenseai/core/calendar/plain-date';
import { cleanPayee, payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { DemoAccount, DemoTransaction } from '@expenseai/core/demo/demo-types';
import { demoHousehold } from '@expenseai/core/demo/household';
import { invariant } from '@expenseai/core/errors';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Change } from '../../platform/operations/change.ts';
import { findOrCreatePayees, type KnownPayee } from '../payees/payee-names.ts';
import { ensureTags } from '../tags/tag-names.ts';
import { searchTextOf } from '../transactions/drafts.ts';
import { insertTransactions, type NewTransaction } from '../transactions/write-transactions.ts';
import { insertDefaultCategories } from './default-ledger.repository.ts';

/** The same household in every demo ledger. */
const seed = 20_241;

/** Fills a new ledger with a two-year household: accounts, some 1,500 transactions, and the cases that are hard. */
export async function fillWithDemo(change: Change, language: string, now: Date): Promise<void> {
  const { currency, timeZone } = change.ledger;
  const household = demoHousehold({ today: today(now, timeZone), currency, language, seed });
  const categories = await insertDefaultCategories(change, language);
  const accounts = await insertAccounts(change, household.accounts);
  const names = [...new Set(household.transactions.flatMap(({ payee }) => payee ?? []))];
  const payees = await findOrCreatePayees(change, names);
  await nameAsBanksDo(change, household.transactions, payees);
  await ensureTags(
    change,
    household.transactions.flatMap(({ tags }) => tags),
  );
  const transfers = new Map<string, string>();
  const rows = household.transactions.map((item): NewTransaction => {
    const transferId = item.transferKey === null ? null : (transfers.get(item.transferKey) ?? uuid());
    if (item.transferKey !== null && transferId !== null) transfers.set(item.transferKey, transferId);
    const accountId = accounts.get(item.accountKey);
    invariant(accountId, 'every demo transaction is on a demo account');
    return {
      ...statementOf(item),
      id: uuid(),
      accountId,
      date: item.date,
      amount: item.amount,
      payeeId: item.payee === null ? null : (payees.get(item.payee)?.id ?? null),
      notes: item.notes === '' ? null : item.notes,
      tags: item.tags,
      paymentMethod: null,
      status: item.status,
      transferId,
      originalAmount: item.original?.amount ?? null,
      originalCurrency: item.original?.currency ?? null,
      ...decisionOf(item, now, change.ledger.reviewThreshold),
      searchText: searchTextOf(item.payee, item.notes, item.descriptor),
      splits: item.splits.map((split) => ({
        categoryId: split.category === null ? null : (categories.get(split.category) ?? null),
        amount: split.amount,
        notes: split.notes === '' ? null : split.notes,
      })),
    };
  });
  await insertTransactions(change, rows);
}

/** Gives payees the names that are read from their descriptors, so that a bank file brought in later finds them. */
async function nameAsBanksDo(
  change: Change,
  transactions: readonly DemoTransaction[],
  payees: ReadonlyMap<string, KnownPayee>,
): Promise<void> {
  const owners = new Map([...payees.values()].map(({ id, name }) => [payeeKey(name), id]));
  const aliases = new Map<string, string[]>();
  for (const { payee, descriptor } of transactions) {
    const id = payees.get(payee ?? '')?.id;
    const alias = cleanPayee(descriptor);
    if (id === undefined || alias === '' || owners.has(payeeKey(alias))) continue;
    owners.set(payeeKey(alias), id);
    aliases.set(id, [...(aliases.get(id) ?? []), alias]);
  }
  const rows = JSON.stringify([...aliases].map(([id, names]) => ({ id, names })));
  await sql`
    update payees set aliases = r.names from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, names text[])
    where payees.ledger_id = ${change.ledgerId}::uuid and payees.id = r.id`.execute(change.db);
}

async function insertAccounts(change: Change, accounts: readonly DemoAccount[]): Promise<Map<string, string>> {
  const rows = accounts.map((account, position) => ({ ...account, id: uuid(), position }));
  await change.db
    .insertInto('accounts')
    .values(
      rows.map(({ id, name, kind, currency, openingBalance, position }) => ({
        ...change.creation,
        id,
        name,
        kind,
        currency,
        openingBalance,
        position,
        number: null,
        openedOn: null,
        reconciledUntil: null,
      })),
    )
    .execute();
  change.created(
    'account',
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

type Statement = Pick<NewTransaction, 'source' | 'externalId' | 'statementDate' | 'statementAmount' | 'descriptor'>;

/** What no bank has seen was typed by hand. */
function statementOf(item: DemoTransaction): Statement {
  if (item.descriptor === '') {
    return { source: 'manual', externalId: null, statementDate: null, statementAmount: null, descriptor: null };
  }
  return {
    source: 'demo',
    externalId: null,
    statementDate: item.date,
    statementAmount: item.amount,
    descriptor: item.descriptor,
  };
}

type Decision = Pick<NewTransaction, 'categorySource' | 'confidence' | 'needsReview' | 'reviewedAt'>;

function decisionOf(item: DemoTransaction, now: Date, threshold: number): Decision {
  if (item.transferKey !== null)
    return { categorySource: null, confidence: null, needsReview: false, reviewedAt: null };
  const needsReview = !item.isReviewed && (item.confidence ?? 0) < threshold;
  return {
    categorySource: item.isReviewed ? 'hand' : 'model',
    confidence: item.isReviewed ? null : item.confidence,
    needsReview,
    reviewedAt: item.isReviewed ? now.toISOString() : null,
  };
}
