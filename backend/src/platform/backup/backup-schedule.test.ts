import { parseCron } from '@expenseai/core/calendar/cron';
import { invariant } from '@expenseai/core/errors';
import { expect, it } from 'vitest';
import { isBackupDue, isBackupOverdue } from './backup-schedule.ts';

const schedule = parseCron('0 2 * * *');
invariant(schedule, 'a time');

/** An installation since the 1st, whose newest backup was begun then; `failed` is when a later try failed. */
function state(backup: string | null, failed?: string) {
  const at = (text: string) => new Date(`2026-03-${text}Z`);
  const triedAt = failed ?? backup;
  return {
    last: backup === null ? null : { fileName: 'x', bytes: 1, startedAt: at(backup), finishedAt: at(backup) },
    problem: failed === undefined ? null : 'the disk is full',
    triedAt: triedAt === null ? null : at(triedAt),
    firstUserAt: at('01T12:00:00'),
  };
}
const now = (text: string) => new Date(`2026-03-${text}Z`);

it('a backup is due from its time on, and no more once it is begun', () => {
  expect(isBackupDue(schedule, state('01T02:00:00'), now('02T01:59:59'))).toBe(false);
  expect(isBackupDue(schedule, state('01T02:00:00'), now('02T02:00:00'))).toBe(true);
  expect(isBackupDue(schedule, state('02T02:00:30'), now('02T02:01:00'))).toBe(false);
});

it('one that was missed, since nothing ran, is made up for', () => {
  expect(isBackupDue(schedule, state('01T02:00:00'), now('05T17:00:00'))).toBe(true);
});

it('the first is made at the first time after somebody has signed up, and none before', () => {
  expect(isBackupDue(schedule, state(null), now('01T13:00:00'))).toBe(false);
  expect(isBackupDue(schedule, state(null), now('02T02:00:00'))).toBe(true);
  expect(isBackupDue(schedule, { ...state(null), firstUserAt: null }, now('09T02:00:00'))).toBe(false);
});

it('after a failure it is tried again each hour', () => {
  expect(isBackupDue(schedule, state('01T02:00:00', '02T02:00:00'), now('02T02:59:59'))).toBe(false);
  expect(isBackupDue(schedule, state('01T02:00:00', '02T02:00:00'), now('02T03:00:00'))).toBe(true);
});

it('it is overdue two hours after its time', () => {
  expect(isBackupOverdue(schedule, state('01T02:00:00'), now('02T03:59:59'))).toBe(false);
  expect(isBackupOverdue(schedule, state('01T02:00:00'), now('02T04:00:00'))).toBe(true);
  expect(isBackupOverdue(schedule, state('02T02:10:00'), now('02T20:00:00'))).toBe(false);
});
