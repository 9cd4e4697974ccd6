import { AppError, type ErrorCode } from '@expenseai/core/errors';

const constraintCodes = new Map<string, ErrorCode>();

/**
 * Says which refusal the breach of a constraint means: `nameConstraints({ users_email_key: 'email-taken' })`.
 * Each repository names those of its tables; what nobody named is a fault.
 */
export function nameConstraints(codes: Record<string, ErrorCode>): void {
  for (const [constraint, code] of Object.entries(codes)) constraintCodes.set(constraint, code);
}

/** Seconds after which a change to a busy ledger is worth another try. */
const retryBusy = 2;

/** The refusal that a PostgreSQL error stands for, or undefined where it shows a fault of ours. */
export function databaseError(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = { cause: error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if ('constraint' in error && typeof error.constraint === 'string') {
    const refusal = constraintCodes.get(error.constraint);
    return refusal && new AppError(refusal, {}, cause);
  }
  if (busyStates.has(code)) return new AppError('busy', { retryAfter: retryBusy }, cause);
  if (isConnectionFault(code, error.message)) return new AppError('unavailable', {}, cause);
  // A NUL that no schema refused before.
  if (code === '22021' || code === '22P05') {
    return new AppError('validation', { detail: 'Text must not contain the character U+0000.' }, cause);
  }
  return undefined;
}

/** Statement timeout, lock timeout, serialization failure, deadlock. */
const busyStates = new Set(['57014', '55P03', '40001', '40P01']);

/** Lost or refused connections: SQLSTATE classes 08 and 57P, too many of them, errors of the socket, pg's own. */
function isConnectionFault(code: string, message: string): boolean {
  if (/^(08|57P|53300)/.test(code)) return true;
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN)/.test(code)) return true;
  return /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|not queryable|Cannot use a pool after calling end/.test(
    message,
  );
}
