import { describe, expect, it } from 'vitest';
import { paths, safeNext } from './paths.ts';

describe('paths', () => {
  it('write what is given and leave out the rest', () => {
    expect(paths.transactions()).toBe('/transactions');
    expect(paths.transactions({ q: 'amount:>20', open: undefined })).toBe('/transactions?q=amount%3A%3E20');
  });
});

describe('safeNext', () => {
  it.each([['/imports?x=1', '/imports?x=1']])('keeps a path of ours: %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'goes to Home instead of %s',
    (next) => {
      expect(safeNext(next)).toBe('/home');
    },
  );
});
