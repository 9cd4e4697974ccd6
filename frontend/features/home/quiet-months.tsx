import type { Home } from '@expenseai/contracts/home';
import { monthOf } from '@expenseai/core/calendar/period';
import { dayOfMonth } from '@expenseai/core/calendar/plain-date';
import { useFormatter, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { useMonthNames } from './use-month-names.ts';

/** Whether there is no curve to draw: nothing was spent in this month nor in the one before. */
export function areQuiet({ curve, previousCurve }: Pick<Home, 'curve' | 'previousCurve'>): boolean {
  return [...curve, ...previousCurve].every(({ spent }) => spent === 0);
}

/** In place of an empty curve, where the newest transactions are: bank files often end months ago. */
export function QuietMonths({ home }: { home: Home }) {
  const t = useTranslations('home');
  const format = useFormatter();
  const { month, before } = useMonthNames(home);
  const newest = home.recent[0]?.date;
  if (newest === undefined) return null;
  const date = format.dateTime(new Date(`${newest}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  const from = monthOf(newest, dayOfMonth(home.period.from));
  return (
    <div className="grid justify-items-start gap-3 text-13 text-ink-2">
      <p>
        {t('quietMonths', { month, before })} {t('newestOf', { date })}
      </p>
      {newest < home.period.from ? (
        <ButtonLink href={paths.home({ month: from })}>{t('showNewestMonth')}</ButtonLink>
      ) : null}
    </div>
  );
}
