import { today } from '@expenseai/core/calendar/plain-date';
import type { EntryAccount } from '@expenseai/core/entry/entry';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useTimeZone } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useReference } from '../../lib/reference-queries.ts';
import type { DraftContext } from './draft.ts';
import type { EntryEngine } from './entry-engine.ts';
import { type Knowledge, useKnowledge } from './knowledge-queries.ts';

export interface Reader {
  /** Undefined while it is on its way. */
  engine: EntryEngine | undefined;
  context: DraftContext;
  knowledge: Knowledge | undefined;
  /** In the profile's time zone. */
  today: string;
}

type EngineModule = typeof import('./entry-engine.ts');

/** The parser with what this ledger knows. */
export function useEngine(): Reader {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const ledger = useLedger();
  const reference = useReference();
  const knowledge = useKnowledge();
  const [module, setModule] = useState<EngineModule>();
  useEffect(() => {
    let isWanted = true;
    // Without it the bar still finds and goes; the next opening tries again.
    import('./entry-engine.ts').then(
      (loaded) => isWanted && setModule(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);

  const now = today(new Date(), timeZone);
  const accounts = useMemo<EntryAccount[]>(
    () =>
      [...reference.accounts.values()]
        .filter((account) => !account.isClosed)
        .map(({ id, name, kind, currency }) => ({ id, name, kind, currency })),
    [reference.accounts],
  );
  const { currency, reviewThreshold } = ledger;
  const engine = useMemo(() => {
    if (!module || !knowledge || !reference.isReady) return undefined;
    return module.makeEngine({
      today: now,
      locale,
      currency,
      accounts,
      reviewThreshold,
      payees: payeesOf(knowledge),
      categories: [...reference.categories.values()]
        .filter((category) => !category.isArchived)
        .map(({ id, name, kind, common }) => ({ id, name, kind, common })),
      tags: knowledge.tags,
      recent: knowledge.recent,
    });
  }, [module, knowledge, reference, now, locale, currency, accounts, reviewThreshold]);

  const usualAccountId = knowledge?.recent.find(({ source }) => source === 'manual')?.accountId ?? null;
  const context = useMemo(() => ({ accounts, usualAccountId, currency }), [accounts, usualAccountId, currency]);
  return { engine, context, knowledge, today: now };
}

/** All that were fetched, and those of the newest lines that were not. */
function payeesOf({ payees, recent }: Knowledge) {
  const byId = new Map(
    payees
      .filter(({ isArchived }) => !isArchived)
      .map(({ id, name, defaultCategoryId }) => [id, { id, name, defaultCategoryId }]),
  );
  for (const { payee } of recent) {
    if (payee && !byId.has(payee.id)) byId.set(payee.id, { ...payee, defaultCategoryId: null });
  }
  return [...byId.values()];
}
