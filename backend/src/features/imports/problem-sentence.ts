import { problemKinds } from '@expenseai/contracts/errors';
import type { AppError } from '@expenseai/core/errors';

/** What went wrong with a file, as a sentence for the person who brought it. */
export function problemSentence(error: AppError): string {
  return error.details.detail ?? problemKinds[error.code].detail;
}
