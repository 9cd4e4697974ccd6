'use client';

import { FilteredMonth } from './filtered-month.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** Above the filter: the saved views, and the month. */
export function ListHead({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  return (
    <>
      <ViewTabs q={q} onChange={onChange} />
      <FilteredMonth q={q} onChange={onChange} />
    </>
  );
}
