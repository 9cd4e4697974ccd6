/** The minutes of a crontab line (crontab(5)): `minute hour day-of-month month day-of-week`, each by its allowed values. */
export interface Cron {
  /** As it was written. */
  text: string;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** 0 is Sunday. */
  weekdays: ReadonlySet<number>;
  /** Where both kinds of days are named, either of them is enough, as in crontab(5). */
  eitherDay: boolean;
}

const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
/** The 29th of February that is a certain weekday comes once in at most 40 years. */
const daysLookedAt = 366 * 40;
const day = 86_400_000;
const minute = 60_000;

/**
 * Reads five fields of numbers, lists, ranges and steps; undefined where it isn't that.
 * @example parseCron('30 2 * * 1-5')?.hours // Set { 2 }
 */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== bounds.length) return undefined;
  const sets = fields.map((field, n) => parseField(field, bounds[n] ?? [0, 0]));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.has(7)) weekdays.add(0);
  const isNamed = (field: string | undefined) => !field?.startsWith('*');
  const eitherDay = isNamed(fields[2]) && isNamed(fields[4]);
  return { text: fields.join(' '), minutes, hours, days, months, weekdays, eitherDay };
}

/**
 * The last such minute that has begun by an instant, in UTC; undefined where there is none in forty years.
 * @example lastTime(cron of '0 2 * * *', 2026-03-01T01:00:00Z) // 2026-02-28T02:00:00Z
 */
export function lastTime(cron: Cron, now: Date): Date | undefined {
  const midnight = Math.floor(now.getTime() / day) * day;
  for (let back = 0; back <= daysLookedAt; back += 1) {
    const date = midnight - back * day;
    if (!isDay(cron, new Date(date))) continue;
    const from = back === 0 ? Math.floor((now.getTime() - midnight) / minute) : day / minute - 1;
    for (let at = from; at >= 0; at -= 1) {
      if (isMinute(cron, at)) return new Date(date + at * minute);
    }
  }
  return undefined;
}

/**
 * The first such minute that begins after an instant, in UTC; undefined where there is none in forty years.
 * @example nextTime(cron of '0 2 * * *', 2026-03-01T02:00:00Z) // 2026-03-02T02:00:00Z
 */
export function nextTime(cron: Cron, now: Date): Date | undefined {
  const midnight = Math.floor(now.getTime() / day) * day;
  for (let ahead = 0; ahead <= daysLookedAt; ahead += 1) {
    const date = midnight + ahead * day;
    if (!isDay(cron, new Date(date))) continue;
    const from = ahead === 0 ? Math.floor((now.getTime() - midnight) / minute) + 1 : 0;
    for (let at = from; at < day / minute; at += 1) {
      if (isMinute(cron, at)) return new Date(date + at * minute);
    }
  }
  return undefined;
}

/** By minutes since midnight. */
function isMinute({ hours, minutes }: Cron, at: number): boolean {
  return hours.has(Math.floor(at / 60)) && minutes.has(at % 60);
}

function isDay({ days, months, weekdays, eitherDay }: Cron, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const [isDate, isWeekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
  return eitherDay ? isDate || isWeekday : isDate && isWeekday;
}

function parseField(text: string, [least, most]: readonly [number, number]): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', from, to, step] = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (range === '') return undefined;
    const first = from === undefined ? least : Number(from);
    // A step counts on to the end of the field, as in `5/15`.
    const open = step === undefined ? first : most;
    const last = range === '*' ? most : to === undefined ? open : Number(to);
    const by = step === undefined ? 1 : Number(step);
    if (first < least || last > most || first > last || by === 0) return undefined;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}
