'use client';

import type { Home } from '@expenseai/contracts/home';
import { dayOfMonth, daysBetween } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { toDecimalString } from '@expenseai/core/money/format-amount';
import { useFormatter, useTranslations } from 'use-intl';
import { useWidth } from '../../lib/use-width.ts';
import { hiddenAmount, useAmountText, useAreAmountsHidden } from '../../ui/amount-text.ts';
import { namedDays, type Plot, scaleOf, stepPath } from './curve-geometry.ts';
import { isOver } from './is-over.ts';
import { useMonthNames } from './use-month-names.ts';

const height = 264;
/** From here on there is room beside the plot for the name of the other month's line. */
const wide = 560;

/** Spending of the month added up by day, over that of the month before; beyond today it is dashed. */
export function SpendingCurve({ home }: { home: Home }) {
  const { element, width } = useWidth<HTMLDivElement>();
  const sentence = useSentence(home);
  return (
    <div ref={element} className="h-66">
      {width > 0 ? (
        <svg role="img" aria-label={sentence} width={width} height={height} className="block overflow-visible">
          <Drawing home={home} width={width} />
        </svg>
      ) : null}
    </div>
  );
}

function Drawing({ home, width }: { home: Home; width: number }) {
  const t = useTranslations('home');
  const format = useFormatter();
  const { month, before } = useMonthNames(home);
  const over = isOver(home);
  const short = useShortAmount(home.currency);
  const { curve, previousCurve, period, until } = home;
  const isWide = width >= wide;
  const plot: Plot = { left: 44, right: width - (isWide ? 132 : 6), top: 14, bottom: height - 24 };
  const scale = scaleOf([curve, previousCurve, monthLong(home)], plot);
  const todayAt = daysBetween(period.from, until);
  const now = { x: scale.x(todayAt), y: scale.y(home.spentByToday) };
  const end = { at: previousCurve.length - 1, spent: previousCurve.at(-1)?.spent ?? amount(0) };
  const days = namedDays(daysBetween(period.from, period.to) + 1, todayAt);
  const label = todayLabel(now, plot, home.spentByToday >= (previousCurve[todayAt]?.spent ?? 0));
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
            className={tick === 0 ? 'stroke-line-2' : 'stroke-line'}
          />
          <text x={plot.left - 8} y={scale.y(tick) + 4} textAnchor="end" className="fill-ink-2 text-12">
            {short(tick)}
          </text>
        </g>
      ))}
      {days.map((index) => (
        <text
          key={index}
          x={scale.x(index)}
          y={height - 6}
          textAnchor="middle"
          className={index === todayAt && !over ? 'fill-accent-ink text-12 font-semibold' : 'fill-ink-2 text-12'}
        >
          {dayName(format, home, index)}
        </text>
      ))}
      <path d={stepPath(previousCurve, scale)} className="fill-none stroke-mark" strokeWidth="1.25" />
      {over ? null : (
        <line x1={now.x} x2={now.x} y1={now.y} y2={scale.y(0)} className="stroke-accent-line" strokeDasharray="2 3" />
      )}
      <path
        d={stepPath(curve.slice(0, todayAt + 1), scale)}
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      {curve.length > todayAt + 1 ? (
        <path
          d={stepPath(curve, scale, todayAt)}
          className="fill-none stroke-accent"
          strokeWidth="2"
          strokeDasharray="3 4"
        />
      ) : null}
      <circle cx={now.x} cy={now.y} r="4" className="fill-accent stroke-surface" strokeWidth="2" />
      <text {...label} className="fill-ink stroke-surface text-12 font-medium [paint-order:stroke] [stroke-width:4px]">
        {t(over ? 'endOf' : 'today', { month, amount: short(home.spentByToday, true) })}
      </text>
      {end.spent === 0 ? null : (
        <text
          x={isWide ? scale.x(end.at) + 10 : plot.right}
          y={isWide ? scale.y(end.spent) + 4 : Math.min(plot.bottom - 6, scale.y(end.spent) + 18)}
          textAnchor={isWide ? 'start' : 'end'}
          className="fill-ink-2 stroke-surface text-12 [paint-order:stroke] [stroke-width:4px]"
        >
          {t('endOf', { month: before, amount: short(end.spent, true) })}
        </text>
      )}
    </>
  );
}

/** Away from the other line: above where today is above it, else below; to the side that has room. */
function todayLabel(now: { x: number; y: number }, plot: Plot, isAbove: boolean) {
  const room = 96;
  const isRight = isAbove ? now.x < plot.left + room : now.x + room < plot.right;
  return {
    x: now.x + (isRight ? 10 : -10),
    y: isAbove ? Math.max(12, now.y - 8) : Math.min(plot.bottom - 6, now.y + 18),
    textAnchor: isRight ? ('start' as const) : ('end' as const),
  };
}

/** As many days as the month has, so that its end has its place before it is reached. */
function monthLong({ period, curve }: Home): Home['curve'] {
  const days = daysBetween(period.from, period.to) + 1;
  return Array.from({ length: days }, () => curve[0] ?? { date: period.from, spent: amount(0) });
}

function dayName(format: ReturnType<typeof useFormatter>, { period, previousCurve }: Home, index: number): string {
  const first = new Date(`${period.from}T00:00:00Z`);
  const date = new Date(first.getTime() + index * 86_400_000);
  const isMonthSaid = index === 0 || (dayOfMonth(period.from) > 1 && date.getUTCDate() < 8 && previousCurve.length > 0);
  return format.dateTime(date, { day: 'numeric', ...(isMonthSaid ? { month: 'short' } : {}), timeZone: 'UTC' });
}

/** `4k` for the axis, whole units for what is named. */
function useShortAmount(currency: string): (minor: number, isWhole?: boolean) => string {
  const format = useFormatter();
  const areHidden = useAreAmountsHidden();
  return (minor, isWhole = false) => {
    if (areHidden) return hiddenAmount;
    const units = Number(toDecimalString(amount(minor), currency));
    return format.number(units, isWhole ? { maximumFractionDigits: 0 } : { notation: 'compact' });
  };
}

function useSentence(home: Home): string {
  const t = useTranslations('home');
  const format = useFormatter();
  const amountText = useAmountText();
  const { month, before } = useMonthNames(home);
  const shown = (value: Amount) => amountText(value, home.currency);
  const values = {
    month,
    before,
    spent: shown(home.spentByToday),
    all: shown(home.previousCurve.at(-1)?.spent ?? amount(0)),
  };
  if (isOver(home)) return t('curveOver', values);
  return t('curveSentence', {
    ...values,
    today: format.dateTime(new Date(`${home.today}T00:00:00Z`), { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    sameDay: shown(home.previousByToday),
  });
}
