import type { Entry } from '@expenseai/core/entry/entry';
import { useState } from 'react';
import { type EditField, type Edits, type EditValues, withEdit } from './entry-edits.ts';
import { readKeptLine, writeKeptLine } from './kept-line.ts';

interface Kept {
  text: string;
  edits: Edits;
  /** Its saving failed, so that it comes back by itself. */
  isUnsaved: boolean;
}

const nothing: Kept = { text: '', edits: {}, isUnsaved: false };

function keptLine(ledgerId: string): Kept {
  try {
    const kept: unknown = JSON.parse(readKeptLine(ledgerId));
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || typeof kept.text !== 'string') return nothing;
    return { ...nothing, ...kept, text: kept.text };
  } catch {
    return nothing;
  }
}

/** The line and what was changed on its chips; both outlive closing, a reload, and a session that ends meanwhile. */
export function useEntryLine(ledgerId: string) {
  const [line, setLine] = useState<Kept>(() => keptLine(ledgerId));
  const set = (next: Kept) => {
    setLine(next);
    writeKeptLine(ledgerId, JSON.stringify(next));
  };
  return {
    text: line.text,
    edits: line.edits,
    // An emptied line begins anew.
    setText: (text: string) => set(text === '' ? nothing : { ...line, text }),
    setEdit: <Field extends EditField>(entry: Entry, field: Field, value: EditValues[Field]) =>
      set({ ...line, edits: withEdit(line.edits, entry, field, value) }),
    setEdits: (edits: Edits) => set({ ...line, edits }),
    setUnsaved: (isUnsaved: boolean) => set({ ...line, isUnsaved }),
    clear: () => set(nothing),
  };
}
