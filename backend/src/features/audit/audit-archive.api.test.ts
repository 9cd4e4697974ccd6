import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendAuditEvent } from '../../platform/audit/ledger-audit.ts';
import { appendSecurityEvent } from '../../platform/audit/user-audit.ts';
import { Storage } from '../../platform/storage/storage.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type ArchiveDependencies, archiveAudit } from './archive-audit.ts';
import { verifyChains } from './verify-audit.ts';

const auditKeys = new AuditKeys({ current: 'a secret that only tests know and that is long enough' });
const ages = [500, 499, 450, 420, 20, 10];

let app: TestApp;
let deps: ArchiveDependencies;
let ledgerId: string;
let userId: string;
beforeAll(async () => {
  app = await startTestApp();
  const { database, storage } = app.platform;
  deps = { database, storage, auditKeys, retentionDays: 365, now: () => new Date() };
});
afterAll(() => app.close());
beforeEach(async () => {
  [ledgerId, userId] = [uuid(), uuid()];
  for (const age of ages) await append(new Date(Date.now() - age * 86_400_000));
});

async function append(at: Date): Promise<void> {
  const entry = { event: 'tag.create', userId, subjectId: uuid(), details: { count: 1 } };
  const signIn = { event: 'auth.login.success' as const, userId, address: '192.0.2.1', device: 'Firefox', details: {} };
  await deps.database.changeLedger(ledgerId, (session) => appendAuditEvent(session, auditKeys, ledgerId, entry, at));
  await deps.database.transaction(({ db }) => appendSecurityEvent(db, auditKeys, signIn, at));
}

async function verify() {
  const { faults } = await verifyChains(deps, []);
  return faults.filter(({ id }) => id === ledgerId || id === userId);
}

/** Numbers of the events that are in the tables. */
async function left(): Promise<{ ledger: number[]; user: number[] }> {
  const of = async (table: string, column: string, id: string) => {
    const rows = await app.db.asSuperuser<{ sequence: string }>(
      `select sequence from ${table} where ${column} = $1 order by sequence`,
      [id],
    );
    return rows.map(({ sequence }) => Number(sequence));
  };
  return {
    ledger: await of('audit_events', 'ledger_id', ledgerId),
    user: await of('security_events', 'user_id', userId),
  };
}

const folder = () => join(app.dataDir, 'audit-archive', 'ledger', ledgerId);
const file = () => join(folder(), '1-4.jsonl.gz');
const remover = 'function archive_audit_events(text, uuid, bigint, bytea)';

describe('events older than a year', () => {
  it('go to a file that nobody else may read, and the chain stays whole and goes on', async () => {
    expect(await left()).toEqual({ ledger: [1, 2, 3, 4, 5, 6], user: [1, 2, 3, 4, 5, 6] });
    await archiveAudit(deps);
    expect(await left()).toEqual({ ledger: [5, 6], user: [5, 6] });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const [line] = gunzipSync(readFileSync(file())).toString().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ ledgerId, sequence: 1, event: 'tag.create', previousHash: null });
    expect(await verify()).toEqual([]);
    await append(new Date());
    expect(await left()).toEqual({ ledger: [5, 6, 7], user: [5, 6, 7] });
    await archiveAudit(deps);
    expect(readdirSync(folder())).toEqual(['1-4.jsonl.gz']);
  });

  it('never go where they are younger, the newest, or not what was archived, whoever asks the database', async () => {
    const ask = async (through: number, hash?: string) => {
      const [row] = await app.db.asSuperuser<{ hash: Buffer }>(
        'select hash from audit_events where ledger_id = $1 and sequence = $2',
        [ledgerId, through],
      );
      const known = hash === undefined ? row?.hash : Buffer.from(hash, 'hex');
      return app.db.database.pool.query(`select archive_audit_events('ledger', $1, $2, $3)`, [
        ledgerId,
        through,
        known,
      ]);
    };
    await expect(ask(5)).rejects.toThrow('younger than a year');
    await expect(ask(6)).rejects.toThrow('the newest event');
    await expect(ask(4, '00')).rejects.toThrow('another than was archived');
    await app.db.asSuperuser('delete from audit_events where ledger_id = $1 and sequence = 2', [ledgerId]);
    await expect(ask(4)).rejects.toThrow('are missing');
    expect((await left()).ledger).toEqual([1, 3, 4, 5, 6]);
  });

  it('stay where their chain is broken, which the verification goes on to tell', async () => {
    await app.db.asSuperuser("update audit_events set event = 'x' where ledger_id = $1 and sequence = 2", [ledgerId]);
    await archiveAudit(deps);
    expect(await left()).toEqual({ ledger: [1, 2, 3, 4, 5, 6], user: [5, 6] });
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 2, fault: 'changed' }]);
  });
});

describe('an archive that is stopped', () => {
  it('between file and table leaves all of it in the table, and comes to its end the next time', async () => {
    await app.db.asSuperuser(`revoke execute on ${remover} from expenseai_app`);
    await expect(archiveAudit(deps)).rejects.toThrow('permission denied');
    await app.db.asSuperuser(`grant execute on ${remover} to expenseai_app`);
    expect((await left()).ledger).toHaveLength(ages.length);
    expect(await verify()).toEqual([]);
    await archiveAudit(deps);
    expect((await left()).ledger).toEqual([5, 6]);
    expect(await verify()).toEqual([]);
  });

  it('by a disk that takes nothing leaves all of it in the table', async () => {
    const broken = new Storage({ dataDir: join(app.dataDir, 'incoming', 'no', '\0'), s3: null });
    await expect(archiveAudit({ ...deps, storage: broken })).rejects.toThrow();
    expect((await left()).ledger).toHaveLength(ages.length);
  });
});

describe('verifying', () => {
  beforeEach(() => archiveAudit(deps));

  it('finds a line of the archive that was edited', async () => {
    const text = gunzipSync(readFileSync(file())).toString();
    writeFileSync(file(), gzipSync(text.replace(/("sequence":3.*?)tag\.create/, '$1tag.delete')));
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 3, fault: 'changed' }]);
  });

  it('finds a line of the archive that was taken away, from its middle or its end', async () => {
    const lines = gunzipSync(readFileSync(file())).toString().trimEnd().split('\n');
    writeFileSync(file(), gzipSync(lines.toSpliced(1, 1).join('\n')));
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 2, fault: 'missing' }]);
    writeFileSync(file(), gzipSync(lines.toSpliced(3, 1).join('\n')));
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 4, fault: 'missing' }]);
  });

  it('finds a file of the archive that is gone, or is no such file', async () => {
    renameSync(file(), `${file()}.away`);
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 1, fault: 'missing' }]);
    writeFileSync(file(), 'something else');
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 1, fault: 'unreadable' }]);
  });

  it('finds an anchor that was moved to hide it', async () => {
    await app.db.asSuperuser('update audit_anchors set hash = $2 where chain_id = $1', [ledgerId, Buffer.alloc(32)]);
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 4, fault: 'changed' }]);
    await app.db.asSuperuser('delete from audit_anchors where chain_id = $1', [ledgerId]);
    expect(await verify()).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 1, fault: 'missing' }]);
  });
});
