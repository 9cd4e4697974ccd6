import { AppError } from '@expenseai/core/errors';

const full = new Set(['ENOSPC', 'EDQUOT']);
/** Seconds in which somebody may have made room. */
const retryAfter = 300;

/** The refusal that a full disk stands for; any other error as it is. */
export function orNoRoom(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!full.has(code)) return error;
  const detail = 'The server has no room left for the file. Nothing was kept; tell whoever runs it, and send it again.';
  return new AppError('unavailable', { retryAfter, detail }, { cause: error });
}
