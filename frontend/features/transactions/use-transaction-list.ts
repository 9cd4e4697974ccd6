import { useCallback, useMemo, useState } from 'react';
import { useLedger } from '../../lib/ledger.ts';
import { useKeptScroll } from '../../lib/use-kept-scroll.ts';
import { useSelection } from '../../lib/use-selection.ts';
import { focusRow } from './row-layout.ts';
import type { BulkPart } from './selection-bar.tsx';
import { useEditTransaction } from './transaction-mutations.ts';
import { useTransactionParams } from './transaction-params.ts';
import { useTransactionPages } from './transaction-queries.ts';
import type { RowActions, RowPart } from './transaction-row.tsx';
import { useChanges } from './use-changes.ts';
import { useListKeys } from './use-list-keys.ts';

/** What a key opened the panel for; a new object for each press. */
type Begin = { id: string; what: 'tags' | 'split' };

/** The list's state (what is shown, chosen, under the keyboard, being changed) and what keys and presses do with it. */
export function useTransactionList(undo: (operationId: string) => void) {
  const ledger = useLedger();
  const canEdit = ledger.role !== 'viewer';
  const { q, openId, setQuery, setOpen } = useTransactionParams();
  const pages = useTransactionPages(q);
  const { items } = pages;
  const selection = useSelection(items, q);
  const [currentId, setCurrent] = useState<string | null>(openId);
  const [editing, setEditing] = useState<{ id: string; part: RowPart } | null>(null);
  const [bulkPart, setBulkPart] = useState<BulkPart | null>(null);
  const [begin, setBegin] = useState<Begin | null>(null);
  const { setCategory, setMany, remove } = useChanges(undo);
  const { mutate: editOne } = useEditTransaction();
  useKeptScroll({
    name: `transactions?${ledger.id}&${q}`,
    isReady: pages.isSuccess && !pages.isPlaceholderData && !pages.isFetchingNextPage,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
  });

  const show = useCallback(
    (id: string | null) => {
      setBegin(null);
      setOpen(id);
    },
    [setOpen],
  );

  const move = useCallback(
    (steps: number) => {
      const at = items.findIndex((item) => item.id === currentId);
      const next = items[at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + steps))];
      if (!next) return;
      setCurrent(next.id);
      if (openId !== null) show(next.id);
      focusRow(next.id);
    },
    [items, currentId, openId, show],
  );

  const actions = useMemo<RowActions>(
    () => ({
      open: (id) => {
        setCurrent(id);
        show(id);
      },
      focus: setCurrent,
      toggle: selection.toggle,
      reach: selection.reach,
      edit: (id, part = 'category') => {
        setEditing(id === null ? null : { id, part });
        if (id !== null) setCurrent(id);
      },
      change: (base, edit) => editOne({ base, edit }),
      pick: (id, categoryId) => {
        setEditing(null);
        setCategory({ ids: [id] }, 1, categoryId);
      },
    }),
    [show, selection.toggle, selection.reach, setCategory, editOne],
  );

  const hasSelection = selection.isAll || selection.ids.size > 0;
  const targets = selection.isAll ? { q } : { ids: [...selection.ids] };

  function removeOne(id: string) {
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items[at - 1];
    remove({ ids: [id] }, 1);
    setCurrent(next?.id ?? null);
    if (openId !== null) show(next?.id ?? null);
  }

  const bulk = {
    part: bulkPart,
    setPart: setBulkPart,
    set: (set: Parameters<typeof setMany>[1]) => {
      setBulkPart(null);
      setMany(targets, set);
    },
    setCategory: (categoryId: string | null) => {
      setBulkPart(null);
      setCategory(targets, selection.ids.size, categoryId);
      selection.clear();
    },
    remove: () => {
      remove(targets, selection.ids.size);
      selection.clear();
    },
  };

  /** Of what is chosen, else of the line under the keyboard. */
  const change = (part: BulkPart, one: (id: string) => void) => {
    if (hasSelection) setBulkPart(part);
    else if (currentId) one(currentId);
  };
  const openFor = (what: Begin['what']) => (id: string) => {
    setOpen(id);
    setBegin({ id, what });
  };

  useListKeys({
    canEdit,
    onMove: move,
    onSelect: () => currentId && selection.toggle(currentId),
    onOpen: () => currentId && show(currentId),
    onCategory: () => change('category', (id) => actions.edit(id)),
    onTags: () => change('tags', openFor('tags')),
    onEdit: () => change('edit', (id) => actions.edit(id, 'line')),
    onSplit: () => currentId && openFor('split')(currentId),
    onDelete: () => {
      if (hasSelection) bulk.remove();
      else if (currentId) removeOne(currentId);
    },
    onEscape: () => (openId !== null ? show(null) : selection.clear()),
  });

  return {
    canEdit,
    q,
    setQuery,
    openId,
    pages,
    selection,
    hasSelection,
    currentId,
    editing,
    begin: begin?.id === openId ? begin : null,
    bulk,
    actions,
    move,
    removeOne,
    close: () => {
      show(null);
      if (currentId) focusRow(currentId);
    },
  };
}
