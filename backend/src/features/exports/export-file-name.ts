import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { normaliseText } from '@expenseai/core/text/normalise';

/** `Content-Disposition` of an export: a plain name for old clients, the same in all scripts after RFC 8187. */
export function disposition(ledgerName: string, date: PlainDate, ending: string): string {
  const name = normaliseText(ledgerName).replaceAll(' ', '-').slice(0, 60);
  const whole = `expenseai-${name || 'ledger'}-${date}.${ending}`;
  const plain = whole.replace(/[^\x20-\x7e]/g, '').replace('expenseai--', 'expenseai-ledger-');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(whole)}`;
}
