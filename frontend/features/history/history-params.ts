import { isPlainDate, type PlainDate } from '@expenseai/core/calendar/plain-date';
import { useMemo } from 'react';
import { useSearchState } from '../../lib/search-state.ts';

/** What a change can have been about, in the order of the list; as in contracts, which only types come from. */
export const subjects = [
  'transaction',
  'import',
  'account',
  'category',
  'payee',
  'tag',
  'view',
  'member',
  'ledger',
] as const;

/** Which changes are shown; all where nothing is named. */
export interface HistoryFilter {
  about: (typeof subjects)[number] | undefined;
  userId: string | undefined;
  day: PlainDate | undefined;
}

/** The filter of the history, in its address. */
export function useHistoryFilter() {
  const { get, set } = useSearchState();
  const [about, userId, day] = [get('about'), get('who'), get('day')];
  const filter = useMemo<HistoryFilter>(
    () => ({
      about: subjects.find((subject) => subject === about),
      userId: userId && /^[0-9a-f-]{36}$/i.test(userId) ? userId : undefined,
      day: isPlainDate(day) ? day : undefined,
    }),
    [about, userId, day],
  );
  return {
    filter,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    setAbout: (next: string) => set({ about: next }),
    setWho: (next: string) => set({ who: next }),
    setDay: (next: string) => set({ day: next }),
    clear: () => set({ about: null, who: null, day: null }),
  };
}
