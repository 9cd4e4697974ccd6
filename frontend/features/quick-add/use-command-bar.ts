import type { Transaction } from '@expenseai/contracts/transactions';
import type { Entry } from '@expenseai/core/entry/entry';
import { type KeyboardEvent, type RefObject, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandWish } from '../../lib/handover.ts';
import { useLedger } from '../../lib/ledger.ts';
import type { BarOption } from './bar-option.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './entry-draft.ts';
import { type Edits, withEdit } from './entry-edits.ts';
import { requestOf } from './entry-request.ts';
import { isMeantAsEntry } from './is-meant-as-entry.ts';
import { useBarOptions } from './use-bar-options.tsx';
import { useCommands } from './use-commands.tsx';
import { useEngine } from './use-engine.ts';
import { useEntryLine } from './use-entry-line.ts';
import { useSaveEntry } from './use-save-entry.ts';
import { useSavedToast } from './use-saved-toast.ts';

interface CommandBarWants {
  wish: CommandWish;
  input: RefObject<HTMLInputElement | null>;
  onClose: () => void;
  onUndo: (operationId: string) => void;
}

/** What the bar shows for its line, and what keys and presses do with it. */
export function useCommandBar({ wish, input, onClose, onUndo }: CommandBarWants) {
  const ledger = useLedger();
  const canEdit = ledger.role !== 'viewer';
  const line = useEntryLine(ledger.id);
  const { engine, context, knowledge, today } = useEngine();
  const save = useSaveEntry();
  const tellSaved = useSavedToast(onUndo);
  const [hasTried, setTried] = useState(false);

  const { text } = line;
  const entry = useMemo(
    () => (canEdit && text.trim() !== '' ? engine?.read(text) : undefined),
    [canEdit, engine, text],
  );
  const draft = useMemo(
    () => (entry && isMeantAsEntry(entry, text, wish) ? draftOf(entry, line.edits, context) : null),
    [entry, text, wish, line.edits, context],
  );
  const { options, isEmpty } = useBarOptions({
    text,
    draft,
    commands: useCommands(onUndo),
    same: draft ? knowledge?.recent.find((one) => isSame(one, entry, draft)) : undefined,
    onSame: (transaction) => entry && line.setEdits(editsOf(transaction, entry, line.edits)),
  });

  const [active, setActive] = useState<{ text: string; index: number } | null>(null);
  // Of a transaction Enter saves; of anything else it takes the first line.
  const preset = draft || (wish === 'add' && text.trim() !== '') || options.length === 0 ? -1 : 0;
  const chosen = active?.text === text && active.index < options.length ? active.index : preset;

  function clear() {
    if (input.current) input.current.value = '';
    line.clear();
  }

  function take(option: BarOption) {
    if (!option.staysOpen) {
      clear();
      onClose();
    }
    option.run();
    input.current?.focus();
  }

  function saveDraft(isMore: boolean) {
    setTried(true);
    // Enter may come before the last key was read.
    const typed = input.current?.value ?? text;
    const now = typed === text ? draft : engine && draftOf(engine.read(typed), line.edits, context);
    const body = now && requestOf(now, today);
    if (!now || !body || save.isPending) return;
    save.mutate(body, {
      onSuccess: ({ operationId }) => {
        tellSaved(now, operationId);
        clear();
        setTried(false);
        if (isMore) input.current?.focus();
        else onClose();
      },
      onError: () => line.setUnsaved(true),
    });
  }

  function enter() {
    const option = options[chosen];
    if (option) take(option);
    else saveDraft(false);
  }

  // Enter may come before the last key was read: it means what the line says then, never what was shown before.
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (awaited.current === null || awaited.current !== text) return;
    awaited.current = null;
    enter();
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps !== undefined && options.length > 0) {
      event.preventDefault();
      setActive({ text, index: Math.max(preset, Math.min(options.length - 1, chosen + steps)) });
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      const typed = input.current?.value ?? text;
      if (typed === text) return enter();
      awaited.current = typed;
      line.setText(typed);
    }
  }

  return {
    /** As it was last read; the input may be a key ahead. */
    text,
    // The input shows a key by itself; reading the line and drawing what it says may come a moment later.
    setText: (next: string) =>
      startTransition(() => {
        line.setText(next);
        setTried(false);
      }),
    entry,
    draft,
    context,
    setEdit: line.setEdit,
    options,
    isEmpty,
    chosen,
    choose: (index: number) => setActive({ text, index }),
    take,
    saveDraft,
    isSaving: save.isPending,
    error: text === '' ? null : save.error,
    hasTried,
    canEdit,
    onKeyDown,
  };
}

function isSame({ payee, transferId }: Transaction, entry: Entry | undefined, draft: Draft): boolean {
  if (!payee || transferId !== null || draft.payee.value === null) return false;
  return payee.id === entry?.draft.payeeId || payee.name === draft.payee.value;
}

/** Amount, category and account of the last time. */
function editsOf(transaction: Transaction, entry: Entry, edits: Edits): Edits {
  const withAmount = withEdit(edits, entry, 'amount', transaction.amount);
  const withAccount = withEdit(withAmount, entry, 'accountId', transaction.accountId);
  return withEdit(withAccount, entry, 'categoryId', transaction.categoryId);
}
