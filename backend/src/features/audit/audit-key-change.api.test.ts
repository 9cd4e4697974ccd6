import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendAuditEvent, ledgerEventHash, ledgerEventsAfter } from '../../platform/audit/ledger-audit.ts';
import { appendSecurityEvent } from '../../platform/audit/user-audit.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { archiveAudit } from './archive-audit.ts';
import type { LoggedHead } from './logged-heads.ts';
import { sealChains } from './seal-chains.ts';
import { verifyChains } from './verify-audit.ts';

const [old, fresh, newest] = ['the old key', 'the fresh key', 'the newest key'];
/** What instances of each deploy of a change have. */
const before = new AuditKeys({ current: old });
const announced = new AuditKeys({ current: old, next: fresh });
const changed = new AuditKeys({ current: fresh, previous: old });

let app: TestApp;
let ledgerId: string;
let userId: string;
let lines: string[];
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  [ledgerId, userId] = [uuid(), uuid()];
  lines = [];
  for (let n = 0; n < 3; n += 1) await append(before);
});

async function append(keys: AuditKeys, at = new Date()): Promise<void> {
  const { database } = app.platform;
  const entry = { event: 'tag.create', userId, subjectId: uuid(), details: { count: 1 } };
  const signIn = { event: 'auth.login.success' as const, userId, address: null, device: null, details: {} };
  await database.changeLedger(ledgerId, (session) => appendAuditEvent(session, keys, ledgerId, entry, at));
  await database.transaction(({ db }) => appendSecurityEvent(db, keys, signIn, at));
}

function seal(auditKeys: AuditKeys): Promise<void> {
  const { database } = app.platform;
  const writeAuditLine = (line: string) => {
    if (line.includes(ledgerId) || line.includes(userId)) lines.push(line);
  };
  return sealChains({ database, auditKeys, writeAuditLine, now: () => new Date() });
}

async function faults(auditKeys: AuditKeys, heads: LoggedHead[] = []) {
  const { database, storage } = app.platform;
  const found = await verifyChains({ database, storage, auditKeys }, heads);
  return found.faults.filter(({ id }) => id === ledgerId || id === userId);
}

/** Changes an event as somebody can who has the database and a key: every hash from there to a number fits again. */
async function forge(sequence: number, through: number, key: string): Promise<void> {
  const events = await app.platform.database.inLedger(ledgerId, ({ db }) => ledgerEventsAfter(db, ledgerId, 0, 100));
  let previousHash = events[sequence - 2]?.hash ?? null;
  for (const event of events.slice(sequence - 1, through)) {
    const forged = { ...event, previousHash, event: event.sequence === sequence ? 'tag.delete' : event.event };
    const hash = ledgerEventHash(Buffer.from(key), forged);
    await app.db.asSuperuser(
      'update audit_events set event = $3, previous_hash = $4, hash = $5 where ledger_id = $1 and sequence = $2',
      [ledgerId, event.sequence, forged.event, previousHash, hash],
    );
    previousHash = hash;
  }
}

describe('a new audit key', () => {
  it('is noted once in each chain, signed with it, and what was signed before stays verified', async () => {
    expect(await faults(changed)).toEqual([]);
    await Promise.all([seal(changed), seal(changed)]);
    expect(lines.map((line) => JSON.parse(line)).sort((a, b) => (a.ledgerId ? -1 : b.ledgerId ? 1 : 0))).toMatchObject([
      { event: 'audit.key.change', ledgerId, sequence: 4 },
      { event: 'audit.key.change', userId, sequence: 4 },
    ]);
    expect(await faults(changed)).toEqual([]);
    expect(await faults(new AuditKeys({ current: fresh }))).toMatchObject([
      { kind: 'ledger', sequence: 1, fault: 'changed' },
      { kind: 'user', sequence: 1, fault: 'changed' },
    ]);
  });

  it('is gone on with by instances that still have the old one, and noted where nothing else is', async () => {
    await append(changed);
    await append(announced);
    await append(changed);
    expect(await faults(changed)).toEqual([]);
    expect(await faults(announced)).toEqual([]);
    await seal(changed);
    expect(lines).toEqual([]);
  });

  it('can follow another, as often as it takes', async () => {
    await append(changed);
    const again = new AuditKeys({ current: newest, previous: `${fresh},${old}` });
    await append(again);
    expect(await faults(again)).toEqual([]);
    expect(await faults(new AuditKeys({ current: newest, previous: old }))).toHaveLength(2);
  });

  it('holds what is in the archive, too', async () => {
    const { database, storage } = app.platform;
    [ledgerId, userId] = [uuid(), uuid()];
    for (const days of [500, 450, 3]) await append(before, new Date(Date.now() - days * 86_400_000));
    await seal(changed);
    await archiveAudit({ database, storage, auditKeys: changed, retentionDays: 365, now: () => new Date() });
    const [{ count } = { count: '' }] = await app.db.asSuperuser<{ count: string }>(
      'select count(*) from audit_events where ledger_id = $1',
      [ledgerId],
    );
    expect(Number(count)).toBe(2);
    expect(await faults(changed)).toEqual([]);
  });
});

describe('whoever has the old key and the database', () => {
  it('could change everything while it is in use', async () => {
    await forge(2, 3, old);
    expect(await faults(before)).toEqual([]);
  });

  it('can change nothing that was before the new one', async () => {
    await seal(changed);
    await forge(2, 3, old);
    expect(await faults(changed)).toEqual([{ kind: 'ledger', id: ledgerId, sequence: 4, fault: 'changed' }]);
  });

  it('is found by the next event, and before that by audit.log, where the note of the new one is forged, too', async () => {
    await seal(changed);
    const [line = ''] = lines.filter((one) => one.includes(ledgerId));
    await forge(2, 4, old);
    const forged = [{ kind: 'ledger', id: ledgerId, sequence: 4, fault: 'changed' }];
    expect(await faults(changed, [{ kind: 'ledger', id: ledgerId, sequence: 4, head: JSON.parse(line).head }])).toEqual(
      forged,
    );
    [ledgerId, userId] = [uuid(), uuid()];
    for (const keys of [before, before, changed, changed]) await append(keys);
    await forge(2, 3, old);
    expect(await faults(changed)).toEqual([{ ...forged[0], id: ledgerId }]);
  });

  it('can add nothing to a chain that has gone over', async () => {
    await seal(changed);
    await append(before);
    expect(await faults(changed)).toMatchObject([
      { kind: 'ledger', sequence: 5, fault: 'changed' },
      { kind: 'user', sequence: 5, fault: 'changed' },
    ]);
  });
});
