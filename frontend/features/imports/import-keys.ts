import { importsKey } from '../../lib/live.ts';

export function listKey(ledgerId: string) {
  return [...importsKey(ledgerId), 'list'] as const;
}

export function oneKey(ledgerId: string, importId: string) {
  return [...importsKey(ledgerId), 'one', importId] as const;
}

export function linesKey(ledgerId: string, importId: string) {
  return [...importsKey(ledgerId), 'lines', importId] as const;
}
