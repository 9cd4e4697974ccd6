import type { Transaction } from '@expenseai/contracts/transactions';
import type { Period } from '@expenseai/core/calendar/period';
import { isPlainDate } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import type { Session } from '../../platform/database/database.ts';
import type { PreparedQuery } from '../queries/query-context.ts';
import { isAlongAnIndex, onlyCategory } from '../queries/query-sql.ts';
import { newestPage, type Position, pageByCategory, pageByDate } from './transaction-pages.repository.ts';
import { listTransactionRows } from './transactions.repository.ts';

export interface Page {
  items: Transaction[];
  nextCursor: string | null;
}

/** A page of what matches, newest first, found by key: it costs the same at any depth. */
export async function listPage(
  session: Session,
  ledgerId: string,
  prepared: PreparedQuery,
  limit: number,
  cursor: string | undefined,
): Promise<Page> {
  const position = cursor === undefined ? null : readCursor(cursor);
  const categoryId = onlyCategory(prepared.query, prepared.context);
  const page =
    categoryId === null
      ? pageByDate(ledgerId, prepared, position, limit + 1)
      : pageByCategory(ledgerId, categoryId, prepared, position, limit + 1);
  const items = await listTransactionRows(session, page, isAlongAnIndex(prepared.query, prepared.context));
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, nextCursor: items.length > limit && last ? writeCursor(last) : null };
}

/** The newest transactions, whatever they are; of some days where these are given. */
export function listNewest(
  session: Session,
  ledgerId: string,
  count: number,
  days: Period | undefined,
): Promise<Transaction[]> {
  return listTransactionRows(session, newestPage(ledgerId, count, days), true);
}

function writeCursor({ date, id }: Position): string {
  return Buffer.from(`${date} ${id}`).toString('base64url');
}

function readCursor(cursor: string): Position {
  const [date = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isPlainDate(date) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
  }
  return { date, id };
}
