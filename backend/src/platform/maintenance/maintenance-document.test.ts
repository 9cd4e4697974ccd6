import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maintenanceTasks } from '@expenseai/contracts/maintenance';
import { expect, test } from 'vitest';
import { findRepositoryRoot } from '../config/repository-root.ts';

const root = findRepositoryRoot();
const document = readFileSync(join(root, 'docs/maintenance.md'), 'utf8');

test('docs/maintenance.md says how each task is done, in its period', () => {
  const said = document.split(/^## /m).flatMap((chapter) => {
    const period = chapter.split('\n')[0]?.toLowerCase();
    return [...chapter.matchAll(/^\| `([a-z-]+)` \| .{10,} \| .{10,} \|$/gm)].map(([, task]) => ({ task, period }));
  });
  expect(said).toEqual(maintenanceTasks);
});

test('every command that the operator is told to run is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const incident = readFileSync(join(root, 'docs/runbooks/incident.md'), 'utf8');
  const told = [...`${document}${incident}`.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name);
  expect(told.length).toBeGreaterThan(8);
  expect(told.filter((name) => !(name in scripts))).toEqual([]);
});
