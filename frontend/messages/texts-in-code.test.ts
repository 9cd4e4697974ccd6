import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../{app,features,lib,ui}/**/*.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const readAloudOrShown =
  /\b(?:aria-(?:label|description|roledescription)|alt|caption|hint|label|note|placeholder|title)="[^"]*\p{L}/gu;

// Text between tags is found by the linter; /parts, which only developers see, is in English alone.
it('no component has a label or hint of its own: all come from the catalogues', () => {
  const found = Object.entries(sources)
    .filter(([path]) => !path.includes('/features/parts/'))
    .flatMap(([path, source]) => [...source.matchAll(readAloudOrShown)].map(([text]) => `${path}: ${text}`));
  expect(Object.keys(sources).length).toBeGreaterThan(150);
  expect(found).toEqual([]);
});
