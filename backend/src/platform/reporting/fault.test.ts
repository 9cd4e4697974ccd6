import { expect, it } from 'vitest';
import { framesOf } from './fault.ts';

it.each([
  ['    at open (file:///srv/app/backend/src/a.ts:1:2)', 'open', 'backend/src/a.ts', true],
  ['    at async Storage.put (file:///srv/app/backend/src/a.ts:1:2)', 'async Storage.put', 'backend/src/a.ts', true],
  ['    at async file:///srv/app/node_modules/b/c.js:1:2', '<anonymous>', 'node_modules/b/c.js', false],
  ['    at async mkdir (node:internal/fs/promises:1:2)', 'async mkdir', 'node:internal/fs/promises', false],
  ['    at Page (frontend/app/(app)/inbox/page.tsx:1:2)', 'Page', 'frontend/app/(app)/inbox/page.tsx', true],
  ['open@https://money.example.org/boot.js?v=1:1:2', 'open', '/boot.js', true],
])('reads the call of %j', (line, name, filename, isOurs) => {
  const frame = { function: name, filename, lineno: 1, colno: 2, in_app: isOurs };
  expect(framesOf(`Error: no\n${line}`, '/srv/app')).toEqual([frame]);
});
