import { AppError } from '@expenseai/core/errors';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A page of a list that falls by id, which is newest first; `read` gives at most so many rows from before an id on.
 * Throws `validation` for a cursor that no page gave.
 */
export async function pageById<Row extends { id: string }>(
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  read: (before: string | undefined, count: number) => Promise<Row[]>,
): Promise<{ items: Row[]; nextCursor: string | null }> {
  if (cursor !== undefined && !uuid.test(cursor)) {
    throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
  }
  const rows = await read(cursor, limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
