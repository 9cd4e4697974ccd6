import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RotatingFile } from './rotating-file.ts';

let folder: string;
let now: Date;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  now = new Date();
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'logs', 'app.log');
const file = (maxSize = 1_000_000, retentionDays = 30) =>
  new RotatingFile({ path: path(), maxSize, retentionDays, now: () => now });
const aside = () => readdirSync(join(folder, 'logs')).filter((name) => name !== 'app.log');
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

test('the file is there from the start, and lines arrive in order', async () => {
  const log = file();
  expect(readFileSync(path(), 'utf8')).toBe('');
  for (let n = 0; n < 1000; n += 1) log.write(`${n}\n`);
  await log.close();
  expect(readFileSync(path(), 'utf8')).toBe(Array.from({ length: 1000 }, (_, n) => `${n}\n`).join(''));
});

test('writing returns before the disk is touched', () => {
  const log = file();
  log.write('line\n');
  expect(statSync(path()).size).toBe(0);
  return log.close();
});

test('a full file is put aside, the live one keeps its name, nothing is lost or cut', async () => {
  const log = file(100);
  const lines = Array.from({ length: 20 }, (_, n) => `line ${n} ${'x'.repeat(20)}\n`);
  for (const line of lines) {
    log.write(line);
    await log.close();
    later(1);
  }
  const files = [...aside().sort(), 'app.log'].map((name) => readFileSync(join(folder, 'logs', name), 'utf8'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.join('')).toBe(lines.join(''));
  for (const text of files) expect(text.length).toBeLessThanOrEqual(100);
});

test('at midnight UTC a new file begins, also after a restart', async () => {
  now = new Date();
  now.setUTCHours(23, 59, 59, 0);
  const first = file();
  first.write('before\n');
  await first.close();
  utimesSync(path(), now, now);

  later(1000);
  const second = file();
  second.write('after\n');
  second.write('later\n');
  await second.close();
  expect(readFileSync(path(), 'utf8')).toBe('after\nlater\n');
  expect(aside()).toEqual([expect.stringMatching(`^app-${now.toISOString().replaceAll(':', '-')}-[0-9a-f]{6}\\.log$`)]);
});

test('files put aside longer ago than the retention are removed, others of the folder stay', async () => {
  const log = file(1_000_000, 30);
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  for (const [name, days] of [
    ['app-old.log', 31],
    ['app-young.log', 29],
    ['application.log', 99],
    ['error-old.log', 99],
  ] as const) {
    writeFileSync(join(folder, 'logs', name), 'x');
    utimesSync(join(folder, 'logs', name), daysAgo(days), daysAgo(days));
  }
  log.write('line\n');
  await log.close();
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual([
    'app-young.log',
    'app.log',
    'application.log',
    'error-old.log',
  ]);
});

test('a folder that vanishes is not the end of the product', async () => {
  const log = file();
  rmSync(join(folder, 'logs'), { recursive: true });
  log.write('lost\n');
  await log.close();
  expect(existsSync(path())).toBe(false);
});

test('two that write to one file lose nothing when one of them puts it aside', async () => {
  const [one, other] = [file(200), file(200)];
  const lines = Array.from({ length: 60 }, (_, n) => `line ${n} ${'x'.repeat(20)}\n`);
  for (const [n, line] of lines.entries()) {
    const log = n % 3 === 0 ? other : one;
    log.write(line);
    await settled(line);
    later(1);
  }
  await Promise.all([one.close(), other.close()]);
  const files = [...aside().sort(), 'app.log'].map((name) => readFileSync(join(folder, 'logs', name), 'utf8'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.join('')).toBe(lines.join(''));
  for (const text of files) expect(text.length).toBeLessThanOrEqual(200);
});

/** Without closing it, so that the one that writes still has its file open when the other puts it aside. */
async function settled(line: string): Promise<void> {
  await vi.waitUntil(() => existsSync(path()) && readFileSync(path(), 'utf8').endsWith(line), { interval: 1 });
}
