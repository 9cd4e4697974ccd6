import type { Import } from '@expenseai/contracts/imports';
import { expect, it } from 'vitest';
import { summarise } from './import-summary.ts';
import type { Upload } from './upload-queue.ts';
import { moveAlong } from './use-live-imports.ts';

const upload = (state: Upload['state'], share = 0): Upload => ({
  key: state,
  ledgerId: 'l',
  name: 'a.csv',
  file: null,
  state,
  share,
  error: null,
});
const item = (id: string, status: Import['status'], progress: number) => ({ id, status, progress }) as Import;

it('counts what is under way, what waits and what did not arrive', () => {
  const summary = summarise(
    [upload('waiting'), upload('sending', 0.5), upload('failed'), upload('lost')],
    [item('4', 'ready', 1), item('3', 'parsing', 0.5), item('2', 'ready', 1), item('1', 'done', 1)],
  );
  expect(summary).toMatchObject({ sending: 2, failed: 2 });
  expect(summary.working.map(({ id }) => id)).toEqual(['3']);
  expect(summary.ready.map(({ id }) => id)).toEqual(['2', '4']);
  expect(summary.share).toBeCloseTo((0 + 0.25 + 0.75) / 3);
});

it('is nothing without uploads and imports', () => {
  expect(summarise([], [])).toMatchObject({ sending: 0, failed: 0, share: 0 });
});

it('moves an import forward only, and never back to work', () => {
  const event = { kind: 'import', ledgerId: 'l', importId: '1', status: 'parsing', progress: 0.4 } as const;
  expect(moveAlong(item('1', 'parsing', 0.2), event).progress).toBe(0.4);
  expect(moveAlong(item('1', 'parsing', 0.6), event).progress).toBe(0.6);
  expect(moveAlong(item('2', 'parsing', 0.2), event).progress).toBe(0.2);
  expect(moveAlong(item('1', 'ready', 1), event)).toMatchObject({ status: 'ready', progress: 1 });
});
