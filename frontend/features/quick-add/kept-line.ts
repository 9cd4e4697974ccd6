import { readStored, writeStored } from '../../lib/browser-storage.ts';

function keyOf(ledgerId: string): string {
  return `expenseai.entry.${ledgerId}`;
}

/** What was typed into the bar and not saved yet, in this tab, as text; empty for nothing. */
export function readKeptLine(ledgerId: string): string {
  return readStored(keyOf(ledgerId), 'session') ?? '';
}

export function writeKeptLine(ledgerId: string, text: string): void {
  writeStored(keyOf(ledgerId), text, 'session');
}

/** True where a line could not be saved, so that it is shown again by itself. */
export function hasUnsavedLine(ledgerId: string): boolean {
  return readKeptLine(ledgerId).includes('"isUnsaved":true');
}
