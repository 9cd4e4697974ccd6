import type { Home } from '@expenseai/contracts/home';
import { Inject, Injectable } from '@nestjs/common';
import { LruCache } from '../../platform/cache/lru-cache.ts';
import { Database, type Session } from '../../platform/database/database.ts';
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
  readonly #answers = new LruCache<Home>(keptAnswers);

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly inbox: InboxService,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** The month at a glance, all of it from one snapshot. `tag` gets the ETag before anything is read. */
  get(caller: Member, tag: (etag: string) => void): Promise<Home> {
    return readList(this.database, { caller, now: this.now(), tag }, (session, scope) => {
      const key = [scope.ledgerId, scope.version, scope.today, caller.role].join(' ');
      return this.#answers.getOrMake(key, () => this.#read(session, scope));
    });
  }

  async #read(session: Session, scope: ListScope): Promise<Home> {
    const figures = await monthFigures(session, scope);
    return {
      ...figures,
      accounts: await this.accounts.listIn(session, scope),
      recent: await listNewest(session, scope.ledgerId, recentCount),
      inbox: await this.inbox.countIn(session, scope),
    };
  }
}
