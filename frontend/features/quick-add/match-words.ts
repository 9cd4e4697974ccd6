import { normaliseText } from '@expenseai/core/text/normalise';

/** True where each word typed begins a word of the name: `th da` of "Theme: Dark". */
export function matchesWords(typed: string, name: string): boolean {
  const words = normaliseText(name).split(' ');
  const parts = normaliseText(typed).split(' ').filter(Boolean);
  return parts.length > 0 && parts.every((part) => words.some((word) => word.startsWith(part)));
}
