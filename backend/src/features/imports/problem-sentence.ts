import { problemKinds } from '@expenseai/contracts/errors';
import type { AppError } from '@expenseai/core/errors';

/** What went wrong with a file, as a sentence for the person who brought it. */
export function problemSentence(error: AppError): string {
  return error.details.detail ?? problemKinds[error.code].detail;
}

/** Why nothing was written, and what can be done. */
export function commitProblem(error: AppError): string {
  if (error.code !== 'not-found' && error.code !== 'forbidden') {
    return `${problemSentence(error)} Nothing was added.`;
  }
  return 'Nothing was added: the member who committed it may no longer change this ledger. Another member can commit it.';
}

/** Of a job that failed again and again through a fault of ours. */
export const brokenDown = {
  parsing: 'The file could not be read, through a fault of ours that was noted. Nothing was added; import it again.',
  committing:
    'Nothing was added: writing failed several times, through a fault of ours that was noted. Commit it again.',
};
