import { parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';

/** The query that finds what was typed: itself where it is one, else its words as they stand. */
export function findQuery(text: string): string {
  const typed = text.trim();
  try {
    return printQuery(parseQuery(typed));
  } catch {
    return printQuery({ type: 'text', text: typed });
  }
}
