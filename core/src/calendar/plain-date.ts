import { AppError } from '../errors.ts';

declare const plainDateBrand: unique symbol;

/** A calendar day without a zone, `YYYY-MM-DD`, year 0001 to 9999; compares correctly as a string. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

export const firstPlainDate = '0001-01-01' as PlainDate;
export const lastPlainDate = '9999-12-31' as PlainDate;

/** True of a real day written `YYYY-MM-DD`; `2026-02-29` is not one. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || text.length !== 10 || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  return isRealDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** The text as a date; throws `validation` unless it is a real day written `YYYY-MM-DD`. */
export function plainDate(text: string): PlainDate {
  if (isPlainDate(text)) return text;
  throw new AppError('validation', { detail: `"${text}" is not a date in the form YYYY-MM-DD.` });
}

/** The date of a year, month (1–12) and day, or null where there is no such day. */
export function fromParts(year: number, month: number, day: number): PlainDate | null {
  return isRealDay(year, month, day) ? write(year, month, day) : null;
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** 1 to 12. */
export function monthNumberOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}

/** 1 to 31. */
export function dayOfMonth(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day `days` later (earlier where negative); throws `validation` beyond the years 0001–9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * The same day `months` later, or the last day of that month where it is shorter: `2026-01-31` + 1 = `2026-02-28`.
 * Throws `validation` beyond the years 0001–9999.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + (monthNumberOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  assertYear(year);
  return write(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday, as in ISO 8601. */
export function weekday(date: PlainDate): number {
  // Day 0, 1970-01-01, was a Thursday.
  return modulo(dayNumber(date) + 3, 7) + 1;
}

export function startOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}01` as PlainDate;
}

export function endOfMonth(date: PlainDate): PlainDate {
  return write(yearOf(date), monthNumberOf(date), daysInMonth(yearOf(date), monthNumberOf(date)));
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();
/** Zones come from outside, in any case of letters, and must not fill the memory. */
const maxZoneFormats = 500;

/** The day that it is at `now` in an IANA zone such as `Europe/Berlin`; throws `validation` for an unknown zone. */
export function today(now: Date, timeZone: string): PlainDate {
  const parts = zoneFormat(timeZone).formatToParts(now);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const date = fromParts(part('year'), part('month'), part('day'));
  if (!date) throw new AppError('validation', { detail: 'The clock is outside the years 0001–9999.' });
  return date;
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    if (zoneFormats.size >= maxZoneFormats) zoneFormats.clear();
    zoneFormats.set(timeZone, format);
    return format;
  } catch (cause) {
    throw new AppError('validation', { detail: `"${timeZone}" is not a known time zone.` }, { cause });
  }
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar.
 * After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayNumber(date: PlainDate): number {
  const month = monthNumberOf(date);
  // The year begins in March, so that the leap day is its last.
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber` (civil_from_days); throws `validation` beyond the years 0001–9999. */
export function fromDayNumber(days: number): PlainDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  assertYear(year);
  return write(year, month, day);
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function assertYear(year: number): void {
  if (year >= 1 && year <= 9999) return;
  throw new AppError('validation', { detail: 'The date lies outside the years 0001–9999.' });
}

function write(year: number, month: number, day: number): PlainDate {
  const digits = String(year * 10_000 + month * 100 + day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as PlainDate;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
