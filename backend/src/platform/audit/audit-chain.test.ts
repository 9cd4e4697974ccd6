import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ledgerEventHash } from './ledger-audit.ts';
import { userEventHash } from './user-audit.ts';

const key = Buffer.from('key');
const previousHash = Buffer.alloc(32, 7);
const hash = Buffer.alloc(32);
const at = new Date('2026-11-30T18:00:00.000Z');

/** What chains that were written long ago are verified with: these texts may never change. */
const signed = (text: string, previous = previousHash) =>
  createHmac('sha256', key).update(previous).update(text).digest('hex');

test('the hash of a ledger’s event covers every column and its ledger', () => {
  const event = { sequence: 2, id: 'e', event: 'transaction.create', userId: 'u', subjectId: null, details: { n: 1 } };
  const text = `{"at":"2026-11-30T18:00:00.000Z","details":{"n":1},"event":"transaction.create","id":"e","scope":"ledger","sequence":2,"subjectId":null,"userId":"u"}`;
  const found = ledgerEventHash(key, { ...event, ledgerId: 'ledger', at, previousHash, hash });
  expect(found.toString('hex')).toBe(signed(text));
});

test('that of a user’s event covers address and device, too; the first one follows 32 zeros', () => {
  const event = { sequence: 1, id: 'e', event: 'sign-in', userId: 'u', address: '::1', device: 'Firefox', details: {} };
  const text = `{"address":"::1","at":"2026-11-30T18:00:00.000Z","details":{},"device":"Firefox","event":"sign-in","id":"e","scope":"user","sequence":1,"userId":"u"}`;
  const found = userEventHash(key, { ...event, at, previousHash: null, hash });
  expect(found.toString('hex')).toBe(signed(text, Buffer.alloc(32)));
});
