import { readStored, writeStored } from './browser-storage.ts';

const key = (userId: string) => `expenseai.welcomed.${userId}`;

/** True of who has seen the first steps, or skipped them, in this browser. */
export function isWelcomed(userId: string): boolean {
  return readStored(key(userId)) === 'yes';
}

export function noteWelcomed(userId: string): void {
  writeStored(key(userId), 'yes');
}
