import type { Entry } from '@expenseai/core/entry/entry';
import type { CommandWish } from '../../lib/handover.ts';

/**
 * Whether a line is a transaction to add: opened for adding, all that can be one; opened for finding, only what names
 * an amount, and not one that is as likely a year or a number to look for.
 */
export function isMeantAsEntry({ kind, draft, parts, questions }: Entry, text: string, wish: CommandWish): boolean {
  if (kind === 'not-an-entry') return false;
  if (wish === 'add') return true;
  const written = parts.find(({ field }) => field === 'amount')?.text.trim() ?? '';
  const isAsked = questions.some(({ field, options }) => field === 'amount' && options.length > 1);
  if (draft.amount === null && !isAsked) return false;
  const isOnlyNumber = text.trim() === written;
  return !isOnlyNumber && !/^(?:19|20)\d\d$/.test(written) && !/[a-z]+:\S/i.test(text);
}
