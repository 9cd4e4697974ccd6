'use client';

import type { Home } from '@expenseai/contracts/home';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Day } from '../../ui/day.tsx';
import { Link } from '../../ui/link.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';
import { useMonthNames } from './use-month-names.ts';

/** The curve in numbers; each day opens what was spent on it. */
export function CurveTable({ home }: { home: Home }) {
  const t = useTranslations('home');
  const amountText = useAmountText();
  const { month, before } = useMonthNames(home);
  const { curve, previousCurve, currency } = home;
  const longer = curve.length > previousCurve.length ? curve : previousCurve;
  const shown = (point: Home['curve'][number] | undefined) =>
    point ? amountText(point.spent, currency, { symbol: false }) : '–';
  const q = (date: PlainDate) => `date:${date} type:expense currency:${currency}`;
  return (
    // Scrolls by itself, and so has to be reached by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a scrolled region to be reachable.
    <section aria-label={`${t('curve')}, ${t('asTable')}`} tabIndex={0} className="max-h-66 overflow-auto">
      <Table caption={t('curve')}>
        <thead>
          <tr>
            <Head>{t('dayColumn')}</Head>
            <Head isAmount>{month}</Head>
            <Head isAmount>{before}</Head>
          </tr>
        </thead>
        <tbody>
          {longer.map(({ date }, index) => (
            <Row key={date}>
              <th scope="row" className="px-2">
                <Link
                  href={paths.transactions({ q: q(curve[index]?.date ?? date) })}
                  className="underline-offset-3 hover:underline"
                >
                  {curve[index] ? <Day date={curve[index].date} look="row" /> : index + 1}
                </Link>
              </th>
              <Cell isAmount className="font-medium">
                {shown(curve[index])}
              </Cell>
              <Cell isAmount className="text-ink-2">
                {shown(previousCurve[index])}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
