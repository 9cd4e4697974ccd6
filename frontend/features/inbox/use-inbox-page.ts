import type { InboxItem } from '@expenseai/contracts/home';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchState } from '../../lib/search-state.ts';
import { type Answer, inAskingOrder, keyAfter, keyOf, withReturning } from './inbox-item.ts';
import { useInbox } from './inbox-queries.ts';
import { useDecisions, useIsDeciding, useKeysOnTheirWay } from './use-decisions.ts';

/** After an item went away by another hand, keys meant for it must not answer the one that took its place. */
const guardMilliseconds = 700;

/** Which decision is asked, which come after it, and what answers do. */
export function useInboxPage(undo: (operationId: string) => void) {
  const { get, set } = useSearchState();
  const list = useInbox();
  const onTheirWay = useKeysOnTheirWay();
  const [putOff, setPutOff] = useState<readonly string[]>([]);
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
    const waiting = withReturning(data ?? [], returning).filter((item) => !onTheirWay.includes(keyOf(item)));
    return inAskingOrder(waiting, putOff);
  }, [data, onTheirWay, putOff, returning]);
  const find = (key: string | null) => items.find((item) => keyOf(item) === key);
  const current = find(get('at')) ?? find(asked) ?? items[0] ?? null;
  const currentKey = current && keyOf(current);
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
    decidedCount,
    /** True right after another hand has taken the item away that was asked. */
    wasSettledElsewhere: foreign.wasLast,
    answer: (item: InboxItem, answer: Answer) => {
      if (foreign.isGuarded()) return;
      goOn(item);
      decide(item, answer);
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
      const at = items.findIndex((item) => keyOf(item) === currentKey);
      const next = items[at + by];
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
