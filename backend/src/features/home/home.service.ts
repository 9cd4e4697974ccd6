import { Home } from '@expenseai/contracts/home';
import { monthPeriod, type Period } from '@expenseai/core/calendar/period';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerCaches } from '../../platform/cache/ledger-caches.ts';
import { Database, type Session } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import type { Member } from '../../platform/http/caller.ts';
import { type ListScope, readList } from '../../platform/lists/read-list.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { AccountsService } from '../accounts/accounts.service.ts';
import { InboxService } from '../inbox/inbox.service.ts';
import { listNewest } from '../transactions/transaction-pages.ts';
import { monthFigures } from './month-figures.ts';

const recentCount = 10;
/** Some 15 kB each. */
const keptAnswers = 200;

@Injectable()
export class HomeService {
  readonly #read: (scope: ListScope, session: Session, period: Period) => Promise<Home>;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly inbox: InboxService,
    @Inject(clock) private readonly now: Clock,
    caches: LedgerCaches,
  ) {
    this.#read = caches.decorate(
      { name: 'home', kept: keptAnswers, key: (_session, period) => [period.from], shared: Home },
      (scope: ListScope, session: Session, period: Period) => this.#make(session, scope, period),
    );
  }

  /**
   * The month that holds the day, or this month, all of it from one snapshot. `tag` gets the ETag before anything is read.
   * Throws `validation` for a month that has not begun.
   */
  get(caller: Member, day: PlainDate | undefined, tag: (etag: string) => void): Promise<Home> {
    return readList(this.database, { caller, now: this.now(), query: { month: day }, tag }, (session, scope) => {
      const period = monthPeriod(day ?? scope.today, scope.monthStart);
      if (period.from > scope.today) {
        throw new AppError('validation', { errors: [{ path: 'month', message: 'has not begun' }] });
      }
      return this.#read(scope, session, period);
    });
  }

  async #make(session: Session, scope: ListScope, period: Period): Promise<Home> {
    const isOver = period.to < scope.today;
    const [figures, accounts, recent, inbox] = await together([
      monthFigures(session, scope, period),
      this.accounts.listIn(session, scope),
      listNewest(session, scope.ledgerId, recentCount, isOver ? period : undefined),
      this.inbox.countIn(session, scope),
    ]);
    return { ...figures, accounts, recent, inbox };
  }
}
