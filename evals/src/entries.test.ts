import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluateEntries } from './entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'entries-'));
afterAll(() => rmSync(folder, { recursive: true }));

const given = { today: '2026-11-24', default_currency: 'USD', locale: 'en-US' };
const expected = { currency: 'USD', date: '2026-11-24', payee: null, ask: [] as string[] };

describe('evaluateEntries', () => {
  it('counts what is right, and names what is wrong', () => {
    mkdirSync(join(folder, 'entries'));
    const lines = [
      {
        id: 'a',
        text: 'lunch 12',
        ...given,
        expect: { ...expected, kind: 'expense', amount: '12', category: 'dining' },
      },
      {
        id: 'b',
        text: 'lunch 12',
        ...given,
        expect: { ...expected, kind: 'expense', amount: '13', category: 'dining' },
      },
      {
        id: 'c',
        text: '500',
        ...given,
        expect: { ...expected, kind: 'ask', amount: '500', category: null, ask: ['category'] },
      },
    ];
    writeFileSync(join(folder, 'entries', 'some.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(evaluateEntries(folder)).toEqual({
      kind: 'entries',
      total: 3,
      right: 2,
      amountWrongUnasked: 1,
      asksThatAsk: { asked: 1, of: 1 },
      wrong: [{ id: 'b', field: 'amount', got: '12.00', want: '13' }],
    });
  });

  it('finds nothing in a folder without entries', () => {
    expect(evaluateEntries(join(folder, 'nowhere'))).toMatchObject({ total: 0, wrong: [] });
  });
});
