import type { parseEntry as contract } from '@expenseai/contracts/home';
import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { today } from '@expenseai/core/calendar/plain-date';
import type { Entry } from '@expenseai/core/entry/entry';
import { parseEntry } from '@expenseai/core/entry/parse-entry';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Flags } from '../../platform/flags/flags.ts';
import type { Member } from '../../platform/http/caller.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import type { EntryReferences } from './entry-context.repository.ts';
import { loadEntryContext } from './load-entry-context.ts';

@Injectable()
export class EntriesService {
  constructor(
    private readonly database: Database,
    private readonly flags: Flags,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** Reads one line of plain words as a transaction; writes nothing. */
  async parse(caller: Member, body: InputOf<typeof contract>['body']): Promise<ResponseOf<typeof contract>> {
    await this.flags.require('sentence-entry', caller);
    const now = body.now === undefined ? this.now() : new Date(body.now);
    const reader = { today: today(now, body.timeZone ?? caller.timeZone), locale: caller.locale };
    const { context, references } = await this.database.inLedger(caller.ledgerId, ({ db }) =>
      loadEntryContext(db, caller.ledgerId, body.text, reader),
    );
    return toAnswer(parseEntry(body.text, context), references);
  }
}

function toAnswer(entry: Entry, references: EntryReferences): ResponseOf<typeof contract> {
  const { kind, draft, parts, questions, extra } = entry;
  return {
    kind,
    draft: { ...draft, accountId: draft.accountId ?? usualAccount(entry, references) },
    parts,
    questions: questions.map(({ blocking, ...question }) => ({ ...question, isBlocking: blocking })),
    details: extra,
  };
}

/**
 * Where money moves when the sentence doesn't say: on the account that was last typed on, else on the first one of the
 * currency. It has no part in the text, so that it shows as an assumption.
 */
function usualAccount({ kind, draft, questions }: Entry, references: EntryReferences): string | null {
  if (kind === 'not-an-entry') return null;
  if (questions.some(({ field, blocking }) => field === 'from_account' && blocking)) return null;
  const candidates = references.accounts.filter(
    ({ id, currency }) => currency === draft.currency && id !== draft.transferAccountId,
  );
  const usual = candidates.find(({ id }) => id === references.usualAccountId) ?? candidates[0];
  return usual?.id ?? null;
}
