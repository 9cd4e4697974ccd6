import type { InboxItem } from '@expenseai/contracts/home';
import { addDays } from '@expenseai/core/calendar/plain-date';
import { mostInGroup } from '@expenseai/core/categorising/group-payees';
import type { CategoriserModel } from '@expenseai/core/categorising/model';
import { askAbout } from '@expenseai/core/inbox/ask-about';
import { amount } from '@expenseai/core/money/amount';
import { toDecimalString } from '@expenseai/core/money/format-amount';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerCaches } from '../../platform/cache/ledger-caches.ts';
import { Database, type Db, type Session } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import type { Member } from '../../platform/http/caller.ts';
import { type ListScope, readList } from '../../platform/lists/read-list.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { loadCategoriserOf } from '../categorising/load-categoriser.ts';
import { type UndecidedLine, UndecidedLines } from '../imports/undecided-lines.ts';
import { countWaitingPayees, waitingPayees } from './inbox.repository.ts';
import { reasonOf } from './inbox-reasons.ts';
import { asShown, groupWaiting, type Proposal, type Waiting } from './waiting-groups.ts';

const mostItems = 500;
/** Payees that are grouped; those with the fewest lines wait until these are decided. */
const mostPayees = 1_500;
/** A number on a button; more is "99+". */
const mostCounted = 100;
/** Some 400 kB each at most. */
const keptLedgers = 20;
const keptCounts = 500;
/** More than there are keys for: some are offered for another reason. */
const mostOthers = 8;
/** Days around a line in which its twin is looked for. */
const twinWindow = 7;

@Injectable()
export class InboxService {
  /** Asked for by each member and tab, and counted for Home. */
  readonly #waiting: (scope: ListScope, db: Db) => Promise<Waiting>;
  readonly #countGroups: (scope: ListScope, session: Session) => Promise<number>;

  constructor(
    private readonly database: Database,
    private readonly undecided: UndecidedLines,
    @Inject(clock) private readonly now: Clock,
    caches: LedgerCaches,
  ) {
    this.#waiting = caches.decorate(
      { name: 'inbox', kept: keptLedgers, key: (_db: Db) => [], version: ({ reviewVersion }) => reviewVersion },
      async ({ ledgerId }: ListScope, db: Db) => groupWaiting(await waitingPayees(db, ledgerId, mostPayees), mostItems),
    );
    this.#countGroups = caches.decorate(
      {
        name: 'inbox-count',
        kept: keptCounts,
        key: (_session: Session) => [],
        version: ({ reviewVersion }) => reviewVersion,
      },
      (scope: ListScope, session: Session) => this.#count(scope, session),
    );
  }

  /** What waits for a decision, biggest first, at most 500 items. `tag` gets the ETag before the list is read. */
  list(caller: Member, tag: (etag: string) => void): Promise<InboxItem[]> {
    return readList(this.database, { caller, now: this.now(), tag }, async (session, scope) => {
      const [categories, undecided] = await together([
        this.#waiting(scope, session.db).then((waiting) => categoryItems(session.db, scope.ledgerId, waiting)),
        this.undecided.list(session, scope.ledgerId),
      ]);
      const items = [...categories, ...undecided.map(duplicateItem)];
      return items.sort((a, b) => b.count - a.count || Math.abs(b.sum) - Math.abs(a.sum)).slice(0, mostItems);
    });
  }

  /** How many decisions wait; of uncertain categories at most 100. */
  async countIn(session: Session, scope: ListScope): Promise<{ uncertainCategories: number; undecidedLines: number }> {
    const [uncertainCategories, undecided] = await together([
      this.#countGroups(scope, session),
      this.undecided.list(session, scope.ledgerId),
    ]);
    return { uncertainCategories, undecidedLines: undecided.length };
  }

  /** Groups them only where so few payees wait that there may be fewer than `mostCounted` groups. */
  async #count(scope: ListScope, session: Session): Promise<number> {
    const enough = mostCounted * mostInGroup;
    const payees = await countWaitingPayees(session, scope.ledgerId, enough);
    return payees === enough ? mostCounted : Math.min(mostCounted, (await this.#waiting(scope, session.db)).count);
  }
}

async function categoryItems(db: Db, ledgerId: string, { asked, features }: Waiting): Promise<InboxItem[]> {
  const model = await loadCategoriserOf(db, ledgerId, features);
  return asked.map(({ group: { payees, word, currency }, proposal }) => {
    return {
      kind: 'category',
      ...askAbout(
        payees.map(({ id, name, count, sum }) => ({ id, name, count, sum })),
        currency,
      ),
      word,
      currency,
      suggestion: proposal && suggestionOf(proposal, model),
      importId: null,
      line: null,
    };
  });
}

function suggestionOf(proposal: Proposal, model: CategoriserModel): InboxItem['suggestion'] {
  const { categoryId, confidence, agreeing, proposed, reading } = proposal;
  const prediction = model.predictFrom(reading);
  // What was learned since the lines came in may speak for another category by now.
  const evidence = prediction.categoryId === categoryId ? prediction.evidence : [];
  const others = model
    .alternativesFrom(reading, proposal, mostOthers)
    .map((other) => ({ ...other, confidence: asShown(other.confidence) }));
  return { categoryId, confidence, why: reasonOf(evidence, { count: agreeing, of: proposed }), evidence, others };
}

/** Its query lists what the line may be the same as. */
function duplicateItem(line: UndecidedLine): InboxItem {
  const { payee, currency, date, importId, n, accountId } = line;
  const days = `date:${addDays(date, -twinWindow)}..${addDays(date, twinWindow)}`;
  const size = toDecimalString(amount(Math.abs(line.amount)), currency);
  return {
    kind: 'duplicate',
    payee,
    payees: [],
    word: null,
    count: 1,
    sum: line.amount,
    currency,
    q: `account:${accountId} ${days} amount:=${size}`,
    suggestion: null,
    importId,
    line: n,
  };
}
