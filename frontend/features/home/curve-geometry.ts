import type { Home } from '@expenseai/contracts/home';

type Curve = Home['curve'];

/** Where on the drawing the lines may be, in pixels. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From days and minor units to pixels. */
export interface Scale {
  /** Of the day with that place in its month, from 0. */
  x: (index: number) => number;
  y: (minor: number) => number;
  /** Minor units of the lines across, from the lowest. */
  ticks: readonly number[];
}

const mostTicks = 5;

/** The scale in which both curves have room, with round numbers for its lines. */
export function scaleOf(curves: readonly Curve[], plot: Plot): Scale {
  const values = curves.flatMap((curve) => curve.map(({ spent }) => spent as number));
  const days = Math.max(2, ...curves.map((curve) => curve.length));
  const ticks = ticksOf(Math.min(0, ...values), Math.max(0, ...values));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  return {
    ticks,
    x: (index) => plot.left + ((plot.right - plot.left) * index) / (days - 1),
    y: (minor) => plot.bottom - ((plot.bottom - plot.top) * (minor - low)) / (high - low),
  };
}

/** Round numbers, evenly spaced, that enclose the range: 1, 2 or 5 times a power of ten apart. */
export function ticksOf(low: number, high: number): number[] {
  const span = Math.max(1, high - low);
  const rough = span / (mostTicks - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Math.round((first + index) * step));
}

/** Money moves in steps: up on the day, then level until the next. */
export function stepPath(curve: Curve, { x, y }: Scale, from = 0): string {
  return curve
    .slice(from)
    .map(({ spent }, at) => {
      const [across, up] = [x(from + at), y(spent)].map((value) => value.toFixed(1));
      if (at > 0) return `H${across}V${up}`;
      return from === 0 ? `M${across} ${y(0).toFixed(1)}V${up}` : `M${across} ${up}`;
    })
    .join('');
}

/** The days that are named below: the first, about each week, the last, and today, which pushes its neighbours aside. */
export function namedDays(days: number, today: number): number[] {
  const weeks = [0, 7, 14, 21, days - 1].filter(
    (index) => index < days && (index === days - 1 || days - 1 - index > 3),
  );
  return [...new Set([...weeks.filter((index) => Math.abs(index - today) > 2), today])].sort((a, b) => a - b);
}
