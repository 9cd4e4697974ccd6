import { z } from 'zod';
import { Account } from './accounts.ts';
import { Category, CategoryGroup } from './categories.ts';
import { InboxCounts } from './home.ts';
import { LedgerParams } from './ledgers.ts';
import { View } from './payees.ts';
import { route } from './route.ts';

/** What nearly every page refers to: the lists of the same names, whole, and how many decisions wait. */
export const Reference = z
  .object({
    accounts: z.array(Account),
    categoryGroups: z.array(CategoryGroup),
    categories: z.array(Category),
    views: z.array(View),
    inbox: InboxCounts,
  })
  .meta({ id: 'Reference' });
export type Reference = z.output<typeof Reference>;

export const getReference = route('GET', '/api/v1/ledgers/{ledgerId}/reference', {
  summary: 'Accounts, category groups, categories, saved queries and counts of the inbox, in one answer',
  access: 'viewer',
  params: LedgerParams,
  response: Reference,
});
