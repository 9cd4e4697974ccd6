import { type Amount, amount } from '../money/amount.ts';

/** A payee whose lines wait, in one currency; null for lines without a payee. */
export interface AskedPayee {
  id: string | null;
  name: string | null;
  count: number;
  sum: Amount;
}

/** What a question about several payees comes to, and the query that lists its lines. */
export interface Question {
  payees: AskedPayee[];
  /** The first payee's name. */
  payee: string | null;
  count: number;
  sum: Amount;
  q: string;
}

/**
 * The question that asks for the waiting lines of these payees, in their order.
 *
 * @example askAbout([{ id: '018f…', name: 'Amazon', count: 2, sum: -700 }, …], 'EUR').q // 'payee:018f…,018e… is:unreviewed currency:EUR'
 */
export function askAbout(payees: readonly AskedPayee[], currency: string): Question {
  const ids = payees.map(({ id }) => id ?? 'none');
  return {
    payees: [...payees],
    payee: payees[0]?.name ?? null,
    count: payees.reduce((total, { count }) => total + count, 0),
    sum: amount(payees.reduce((total, { sum }) => total + sum, 0)),
    q: `payee:${ids.join(',')} is:unreviewed currency:${currency}`,
  };
}
