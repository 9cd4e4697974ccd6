import type { InboxItem } from '@expenseai/contracts/home';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchState } from '../../lib/search-state.ts';
import {
  type Answer,
  inAskingOrder,
  itemOf,
  keyAfter,
  keyOf,
  partOf,
  payeeIdsOf,
  payeeKey,
  withLeftOut,
  withoutAsked,
  withReturning,
} from './inbox-item.ts';
import { useInbox } from './inbox-queries.ts';
import { useDecisions, useIsDeciding, useItemsOnTheirWay } from './use-decisions.ts';

/** After an item went away by another hand, keys meant for it must not answer the one that took its place. */
const guardMilliseconds = 700;
/** As many as an answer may name. */
const mostLeft = 100;

/** Which decision is asked, which come after it, and what answers do. */
export function useInboxPage(undo: (operationId: string) => void) {
  const { get, set } = useSearchState();
  const list = useInbox();
  const onTheirWay = useItemsOnTheirWay();
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  // Payees that were left out of an answer: by themselves, and with no other proposal, until they are asked.
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  // Kept while it waits, so that a list in another order doesn't change the question under one's fingers.
  const [asked, setAsked] = useState<string | null>(null);
  const isOwnStep = useRef(true);
  const ask = useCallback(
    (key: string | null) => {
      isOwnStep.current = true;
      setAsked(key);
      set({ at: null }, 'replace');
    },
    [set],
  );
  const { decide, undoLast, returning, decidedCount } = useDecisions(undo, ask);

  const { data } = list;
  const items = useMemo(() => {
    const waiting = withoutAsked(withReturning(data ?? [], returning), onTheirWay);
    return inAskingOrder(withLeftOut(waiting, leftOut), putOff);
  }, [data, leftOut, onTheirWay, putOff, returning]);
  const chosen = [get('at'), asked].find((key) => itemOf(items, key)) ?? null;
  const current = itemOf(items, chosen) ?? items[0] ?? null;
  // The question stays the same where others of its payees come first by now.
  const currentKey = chosen ?? (current && keyOf(current));
  const foreign = useForeignSteps(currentKey, isOwnStep);
  useEffect(() => setAsked(currentKey), [currentKey]);

  const goOn = useCallback(
    (item: InboxItem) => {
      const waiting = items.filter((other) => !putOff.includes(keyOf(other)) || keyOf(other) === keyOf(item));
      ask(keyAfter(waiting, keyOf(item)) ?? keyAfter(items, keyOf(item)));
    },
    [ask, items, putOff],
  );

  // A decision may bring another one, such as the category of a line that was added: the end is told once that is clear.
  const isEmpty = data !== undefined && items.length === 0;
  const isDeciding = useIsDeciding();
  const { isStale, refetch } = list;
  const isOpen = isEmpty && decidedCount > 0 && !isDeciding && isStale;
  useEffect(() => {
    if (isOpen) void refetch();
  }, [isOpen, refetch]);

  return {
    list,
    /** True where nothing waits, and nothing is on its way that could. */
    isDone: isEmpty && !isDeciding && !list.isFetching,
    items,
    putOff,
    current,
    currentKey,
    decidedCount,
    /** True right after another hand has taken the item away that was asked. */
    wasSettledElsewhere: foreign.wasLast,
    answer: (item: InboxItem, answer: Answer) => {
      if (foreign.isGuarded()) return;
      if (answer.kind === 'line') {
        goOn(item);
        return decide(item, answer, []);
      }
      const out = answer.leftOut.map((payee) => payeeKey(payee, item.currency));
      const settled = partOf(
        item,
        item.payees.filter((payee) => !out.includes(payeeKey(payee, item.currency))),
      );
      if (!settled) return;
      const settledKeys = settled.payees.map((payee) => payeeKey(payee, item.currency));
      const left = [...leftOut.filter((key) => !settledKeys.includes(key)), ...out];
      setLeftOut(left);
      if (out[0] === undefined) goOn(item);
      else ask(out[0]);
      decide(settled, answer, payeeIdsOf(items, left).slice(0, mostLeft));
    },
    later: (item: InboxItem) => {
      const key = keyOf(item);
      setPutOff([...putOff.filter((other) => other !== key), key]);
      goOn(item);
    },
    choose: (item: InboxItem) => {
      isOwnStep.current = true;
      set({ at: keyOf(item) }, 'replace');
    },
    step: (by: 1 | -1) => {
      const next = current && items[items.indexOf(current) + by];
      if (!next) return;
      isOwnStep.current = true;
      set({ at: keyOf(next) }, 'replace');
    },
    undoLast,
  };
}

/** Tells steps of one's own from those that another tab or member causes. */
function useForeignSteps(currentKey: string | null, isOwn: RefObject<boolean>) {
  const before = useRef<string | null>(null);
  const guardedUntil = useRef(0);
  const [wasLast, setForeign] = useState(false);
  useEffect(() => {
    if (before.current === currentKey) return;
    const isForeign = before.current !== null && !isOwn.current;
    if (isForeign) guardedUntil.current = Date.now() + guardMilliseconds;
    setForeign(isForeign);
    before.current = currentKey;
    isOwn.current = false;
  }, [currentKey, isOwn]);
  return { wasLast, isGuarded: () => Date.now() < guardedUntil.current };
}
