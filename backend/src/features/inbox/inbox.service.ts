import type { InboxItem } from '@expenseai/contracts/home';
import { addDays } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { toDecimalString } from '@expenseai/core/money/format-amount';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Db, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { loadCategoriserFor } from '../categorising/load-categoriser.ts';
import { type UndecidedLine, UndecidedLines } from '../imports/undecided-lines.ts';
import { countReviewGroups, type ReviewGroup, reviewGroups } from './inbox.repository.ts';
import { reasonOf } from './inbox-reasons.ts';

const mostItems = 500;
/** A number on a button; more is "99+". */
const mostCounted = 100;
/** Days around a line in which its twin is looked for. */
const twinWindow = 7;

@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly undecided: UndecidedLines,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** What waits for a decision, biggest first, at most 500 items. `tag` gets the ETag before the list is read. */
  list(caller: Member, tag: (etag: string) => void): Promise<InboxItem[]> {
    return readList(this.database, { caller, now: this.now(), tag }, async ({ db }, { ledgerId }) => {
      const items = [
        ...(await categoryItems(db, ledgerId)),
        ...(await this.undecided.list(db, ledgerId)).map(duplicateItem),
      ];
      return items.sort((a, b) => b.count - a.count || Math.abs(b.sum) - Math.abs(a.sum)).slice(0, mostItems);
    });
  }

  /** How many decisions wait; of uncertain categories at most 100. */
  async countIn(session: Session, ledgerId: string): Promise<{ uncertainCategories: number; undecidedLines: number }> {
    return {
      uncertainCategories: await countReviewGroups(session, ledgerId, mostCounted),
      undecidedLines: (await this.undecided.list(session.db, ledgerId)).length,
    };
  }
}

async function categoryItems(db: Db, ledgerId: string): Promise<InboxItem[]> {
  const groups = await reviewGroups(db, ledgerId, mostItems);
  const lines = groups.flatMap(({ proposal }) => proposal ?? []);
  const model = await loadCategoriserFor(db, ledgerId, lines);
  return groups.map((group) => ({
    kind: 'category',
    payee: group.payee,
    count: group.count,
    sum: group.sum,
    currency: group.currency,
    q: queryOf(group),
    suggestion: suggestionOf(group, (line) => model.predict(line)),
    importId: null,
    line: null,
  }));
}

function queryOf({ payeeId, currency, isOneOfSeveral }: ReviewGroup): string {
  return `payee:${payeeId ?? 'none'} is:unreviewed${isOneOfSeveral ? ` currency:${currency}` : ''}`;
}

type Predict = Awaited<ReturnType<typeof loadCategoriserFor>>['predict'];

function suggestionOf({ proposal }: ReviewGroup, predict: Predict): InboxItem['suggestion'] {
  if (proposal === null) return null;
  const { categoryId, confidence } = proposal;
  const prediction = predict(proposal);
  // What was learned since the lines came in may speak for another category by now.
  const evidence = prediction.categoryId === categoryId ? prediction.evidence : [];
  return { categoryId, confidence, why: reasonOf(evidence, proposal), evidence };
}

/** Its query lists what the line may be the same as. */
function duplicateItem(line: UndecidedLine): InboxItem {
  const { payee, currency, date, importId, n, accountId } = line;
  const days = `date:${addDays(date, -twinWindow)}..${addDays(date, twinWindow)}`;
  const size = toDecimalString(amount(Math.abs(line.amount)), currency);
  return {
    kind: 'duplicate',
    payee,
    count: 1,
    sum: line.amount,
    currency,
    q: `account:${accountId} ${days} amount:=${size}`,
    suggestion: null,
    importId,
    line: n,
  };
}
