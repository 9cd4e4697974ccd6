import type { Import } from '@expenseai/contracts/imports';
import { isWorking } from './is-working.ts';
import type { Upload } from './upload-queue.ts';

export interface ImportSummary {
  /** Files on their way to the server, or waiting for their turn. */
  sending: number;
  /** Files that did not arrive. */
  failed: number;
  /** Being read or written. */
  working: readonly Import[];
  /** Waiting for a review, the oldest first. */
  ready: readonly Import[];
  /** How far all of it is, 0–1: of each file one half is sending, the other reading. */
  share: number;
}

/** What is under way, over all pages. */
export function summarise(uploads: readonly Upload[], imports: readonly Import[]): ImportSummary {
  const sending = uploads.filter(({ state }) => state === 'waiting' || state === 'sending');
  const working = imports.filter(isWorking);
  const done = [
    ...sending.map(({ share }) => share / 2),
    ...working.map(({ status, progress }) => (status === 'parsing' ? 0.5 + progress / 2 : progress)),
  ];
  return {
    sending: sending.length,
    failed: uploads.length - sending.length,
    working,
    ready: imports.filter(({ status }) => status === 'ready').toReversed(),
    share: done.length === 0 ? 0 : done.reduce((sum, share) => sum + share, 0) / done.length,
  };
}
