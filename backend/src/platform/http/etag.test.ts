import { describe, expect, it } from 'vitest';
import { isKnown, listTag, requireMatch, versionTag } from './etag.ts';

describe('a single resource', () => {
  it.each([
    [undefined, true],
    ['*', true],
    ['"7"', true],
    ['"6", "7"', true],
    ['"6"', false],
    ['W/"7"', false],
    ['7', false],
  ])('If-Match %s at version 7: %s', (header, matches) => {
    const check = () => requireMatch(header, 7);
    if (matches) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'stale-version' }));
  });

  it.each([
    [undefined, false],
    ['*', true],
    ['"7"', true],
    ['W/"7"', true],
    ['"1", W/"7"', true],
    ['"77"', false],
  ])('If-None-Match %s knows version 7: %s', (header, known) => expect(isKnown(header, versionTag(7))).toBe(known));
});

describe('a list', () => {
  const state = { ledgerVersion: 3, query: { q: 'tag:x' }, localDate: '2026-03-01', role: 'viewer' };
  it.each([{ ledgerVersion: 4 }, { query: { q: 'tag:y' } }, { localDate: '2026-03-02' }, { role: 'owner' }])(
    'has another tag with %j',
    (change) => {
      expect(listTag({ ...state, ...change })).not.toBe(listTag(state));
      expect(listTag(state)).toMatch(/^W\/"3-[\w-]{16}"$/);
    },
  );
});
