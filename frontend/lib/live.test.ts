import { describe, expect, it } from 'vitest';
import { isTouched } from './live.ts';

const ledgers = ['ledgers'];
const of = (...parts: string[]) => ['ledger', 'l', ...parts];

describe('isTouched', () => {
  it.each([
    ['transaction', ledgers, false],
    ['ledger', ledgers, true],
    ['member', ledgers, true],
    ['operation', ledgers, true],
    [undefined, ledgers, true],
    ['transaction', of('imports', 'list'), false],
    ['import', of('imports', 'list'), true],
    ['operation', of('imports', 'one', 'i'), true],
    [undefined, of('imports', 'lines', 'i'), false],
    ['import', of('imports', 'lines', 'i'), false],
    ['transaction', of('reference'), true],
    ['view', of('home'), true],
  ])('of a change about %s, %j: %s', (about, key, isSo) => {
    expect(isTouched(key, 'l', about)).toBe(isSo);
  });

  it('leaves another ledger and what is of none alone', () => {
    expect(isTouched(['ledger', 'other', 'home'], 'l', undefined)).toBe(false);
    expect(isTouched(['me'], 'l', undefined)).toBe(false);
  });
});
