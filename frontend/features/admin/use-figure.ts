import { useFormatter } from 'use-intl';

const byteUnits = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Writes a figure with its unit, which its name ends in: `answerMs`, `oldestWaitingSeconds`, `freeBytes`, `cpuPercent`. */
export function useFigure(): (name: string, value: number) => string {
  const format = useFormatter();
  const inUnit = (value: number, unit: string) =>
    format.number(value, {
      style: 'unit',
      unit,
      // “98 secs” and “0 byte” are what English calls short.
      unitDisplay: unit === 'second' ? 'narrow' : 'short',
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  return (name, value) => {
    if (name.endsWith('Ms')) return value < 1_000 ? inUnit(value, 'millisecond') : inUnit(value / 1_000, 'second');
    if (name.endsWith('Seconds')) return inDuration(value, inUnit);
    if (name.endsWith('Percent')) return format.number(value / 100, { style: 'percent' });
    if (!name.endsWith('Bytes')) return format.number(value);
    const power = Math.min(byteUnits.length, Math.max(1, Math.floor(Math.log10(Math.max(1, value)) / 3)));
    return inUnit(value / 1_000 ** power, byteUnits[power - 1] ?? 'kilobyte');
  };
}

function inDuration(seconds: number, inUnit: (value: number, unit: string) => string): string {
  if (seconds < 120) return inUnit(seconds, 'second');
  if (seconds < 7_200) return inUnit(seconds / 60, 'minute');
  if (seconds < 172_800) return inUnit(seconds / 3_600, 'hour');
  return inUnit(seconds / 86_400, 'day');
}
