/**
 * The query that lists the waiting lines of payees in a currency; null stands for lines without a payee.
 *
 * @example waitingQuery(['018f…', '018e…'], 'EUR') // 'payee:018f…,018e… is:unreviewed currency:EUR'
 */
export function waitingQuery(payeeIds: readonly (string | null)[], currency: string): string {
  return `payee:${payeeIds.map((id) => id ?? 'none').join(',')} is:unreviewed currency:${currency}`;
}
