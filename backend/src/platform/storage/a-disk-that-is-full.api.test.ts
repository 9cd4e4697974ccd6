import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn, importsOf, upload } from '../../testing/bring-in.ts';
import { mountSmallDisk } from '../../testing/small-disk.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { RotatingFile } from '../logging/rotating-file.ts';

const disk = mountSmallDisk(2_000_000);

describe.skipIf(!disk)('a disk that is full', () => {
  const path = disk?.path ?? '';
  let app: TestApp;
  let person: Person;
  beforeAll(async () => {
    app = await startTestApp({ DATA_DIR: path });
    await app.startJobs();
    person = await app.signUp();
  });
  afterAll(async () => {
    await app?.close();
    disk?.close();
  });

  it('refuses a file, keeps nothing of it, and takes it when there is room', async () => {
    const statement = 'Date;Text;Amount\n2026-03-01;Bakery;-4,20\n';
    disk?.fill();
    const refused = await upload(person, statement);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(refused.body.detail).toContain('no room left');
    expect(readdirSync(join(path, 'incoming'))).toEqual([]);
    expect((await person.ask('GET', importsOf(person))).body.items).toEqual([]);
    disk?.free();
    expect((await bringIn(person, statement)).status).toBe('done');
  });

  it('stops no log: lines are lost while it is full, and written again when there is room', async () => {
    const file = join(path, 'app.log');
    const log = new RotatingFile({ path: file, maxSize: 1_000_000, retentionDays: 1 });
    disk?.fill();
    log.write(`${'x'.repeat(10_000)}\n`);
    await log.close();
    disk?.free();
    log.write('again\n');
    await log.close();
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/again\n$/);
  });
});
