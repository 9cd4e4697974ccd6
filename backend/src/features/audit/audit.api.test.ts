import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { lastVerification } from '../../platform/audit/audit-verification.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { auditRound } from './audit-daily.ts';
import { readLoggedHeads } from './logged-heads.ts';
import { type AuditFault, verifyChains } from './verify-audit.ts';

let app: TestApp;
let person: Person;
let base: string;
let folder: string;
const auditKeys = new AuditKeys({ current: 'a secret that only tests know and that is long enough' });

beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'expenseai-audit-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
  for (const name of ['One', 'Two', 'Three']) await person.ask('POST', `${base}/tags`, { body: { name } });
});

/** What the command finds with the lines that were written so far, the older half of them in a file put aside. */
async function verify(): Promise<AuditFault[]> {
  const half = Math.floor(app.audit.length / 2);
  writeFileSync(join(folder, 'audit-2026-03-01T00-00-00.000Z.log'), `${app.audit.slice(0, half).join('\n')}\n`);
  writeFileSync(join(folder, 'audit.log'), `${app.audit.slice(half).join('\n')}\n{"event":"cut in t`);
  const heads = (await readLoggedHeads(folder)) ?? [];
  const deps = { database: app.db.database, storage: app.platform.storage, auditKeys };
  return (await verifyChains(deps, heads)).faults.filter(({ id }) => id === person.ledgerId || id === person.userId);
}

describe('the audit log of a ledger', () => {
  it('lists its events to owners, newest first, page by page', async () => {
    const first = await person.ask('GET', `${base}/audit?limit=2`);
    expect(first.status).toBe(200);
    const { items, nextCursor } = first.body;
    expect(items).toMatchObject([{ event: 'tag.create', userId: person.userId }, { event: 'tag.create' }]);
    expect(items[0].hash).toMatch(/^[0-9a-f]{64}$/);
    const next = (await person.ask('GET', `${base}/audit?limit=2&cursor=${nextCursor}`)).body;
    expect(next.items[0].sequence).toBe(items[1].sequence - 1);
    const all = (await person.ask('GET', `${base}/audit?limit=500`)).body;
    expect(all.nextCursor).toBeNull();
    expect(all.items.at(-1).sequence).toBe(1);
    expect((await person.ask('GET', `${base}/audit?cursor=nonsense`)).status).toBe(400);
  });

  it('is for owners only', async () => {
    const editor = await app.signUp();
    expect((await editor.ask('GET', `${base}/audit`)).status).toBe(404);
    await person.ask('POST', `${base}/members`, { body: { email: editor.email, role: 'editor' } });
    expect((await editor.ask('GET', `${base}/audit`)).status).toBe(403);
  });
});

describe('verifying', () => {
  it('finds nothing wrong with what was written', async () => {
    expect(await verify()).toEqual([]);
  });

  it('finds a changed row', async () => {
    await app.db.asSuperuser(`update audit_events set event = 'tag.delete' where ledger_id = $1 and sequence = 3`, [
      person.ledgerId,
    ]);
    expect(await verify()).toEqual([{ kind: 'ledger', id: person.ledgerId, sequence: 3, fault: 'changed' }]);
  });

  it('finds a row whose link to the one before was changed', async () => {
    await app.db.asSuperuser(`update audit_events set previous_hash = hash where ledger_id = $1 and sequence = 2`, [
      person.ledgerId,
    ]);
    expect(await verify()).toEqual([{ kind: 'ledger', id: person.ledgerId, sequence: 2, fault: 'changed' }]);
  });

  it('finds a missing row', async () => {
    await app.db.asSuperuser('delete from audit_events where ledger_id = $1 and sequence = 2', [person.ledgerId]);
    expect(await verify()).toEqual([{ kind: 'ledger', id: person.ledgerId, sequence: 2, fault: 'missing' }]);
  });

  it('finds newest rows that were taken away, and a chain that is gone altogether', async () => {
    await app.db.asSuperuser('delete from audit_events where ledger_id = $1 and sequence >= 3', [person.ledgerId]);
    expect(await verify()).toMatchObject([{ kind: 'ledger', fault: 'cut' }]);
    await app.db.asSuperuser('delete from audit_events where ledger_id = $1', [person.ledgerId]);
    await app.db.asSuperuser('delete from security_events where user_id = $1', [person.userId]);
    expect(await verify()).toMatchObject([
      { kind: 'ledger', fault: 'cut' },
      { kind: 'user', fault: 'cut' },
    ]);
  });

  it('finds a changed event of a user', async () => {
    await app.db.asSuperuser(`update security_events set device = 'another' where user_id = $1 and sequence = 1`, [
      person.userId,
    ]);
    expect(await verify()).toMatchObject([{ kind: 'user', id: person.userId, sequence: 1, fault: 'changed' }]);
  });

  it('keeps checking the log of a ledger that was deleted', async () => {
    await person.ask('DELETE', base);
    expect(await verify()).toEqual([]);
    await app.db.asSuperuser(`update audit_events set user_id = null where ledger_id = $1 and sequence = 2`, [
      person.ledgerId,
    ]);
    expect(await verify()).toMatchObject([{ sequence: 2, fault: 'changed' }]);
  });

  it('by the daily round finds the same', async () => {
    writeFileSync(join(folder, 'audit.log'), `${app.audit.join('\n')}\n`);
    const found = async () => {
      const faults = await auditRound({
        database: app.db.database,
        storage: app.platform.storage,
        auditKeys,
        writeAuditLine: (line) => app.audit.push(line),
        logDir: folder,
        retentionDays: 365,
        now: () => new Date(),
        onArchiveFailed: (error) => expect.fail(String(error)),
      });
      return faults.filter(({ id }) => id === person.ledgerId);
    };
    expect(await found()).toEqual([]);
    await app.db.asSuperuser('delete from audit_events where ledger_id = $1 and sequence >= 2', [person.ledgerId]);
    expect(await found()).toMatchObject([{ fault: 'cut' }]);
    expect((await lastVerification(app.db.database.db))?.faults).toBeGreaterThan(0);
  });

  it('says when there is no file to compare with', async () => {
    expect(await readLoggedHeads(join(folder, 'nothing'))).toBeNull();
  });
});
