import type { Reference } from '@expenseai/contracts/reference';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import type { Member } from '../../platform/http/caller.ts';
import { readList } from '../../platform/lists/read-list.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { AccountsService } from '../accounts/accounts.service.ts';
import { CategoriesService } from '../categories/categories.service.ts';
import { CategoryGroupsService } from '../categories/category-groups.service.ts';
import { InboxService } from '../inbox/inbox.service.ts';
import { ViewsService } from '../views/views.service.ts';

@Injectable()
export class ReferenceService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly groups: CategoryGroupsService,
    private readonly categories: CategoriesService,
    private readonly views: ViewsService,
    private readonly inbox: InboxService,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** What nearly every page refers to, all of it from one snapshot. `tag` gets the ETag before anything is read. */
  get(caller: Member, tag: (etag: string) => void): Promise<Reference> {
    return readList(this.database, { caller, now: this.now(), tag }, async (session, scope) => {
      const [accounts, categoryGroups, categories, views, inbox] = await together([
        this.accounts.listIn(session, scope),
        this.groups.listIn(session, scope.ledgerId),
        this.categories.listIn(session, scope.ledgerId),
        this.views.listIn(session, scope.ledgerId),
        this.inbox.countIn(session, scope),
      ]);
      return { accounts, categoryGroups, categories, views, inbox };
    });
  }
}
