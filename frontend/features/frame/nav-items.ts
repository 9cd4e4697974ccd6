import {
  ArrowLeftRight,
  FileDown,
  Gauge,
  History,
  House,
  Inbox,
  Landmark,
  type LucideIcon,
  Settings,
  Shapes,
} from 'lucide-react';
import { paths } from '../../lib/paths.ts';
import type { Me } from '../../lib/session.ts';

export interface NavItem {
  label:
    | 'home'
    | 'inbox'
    | 'transactions'
    | 'imports'
    | 'accounts'
    | 'categories'
    | 'tags'
    | 'payees'
    | 'history'
    | 'settings'
    | 'admin';
  href: string;
  icon: LucideIcon;
  isForAdministrators?: true;
}

const home: NavItem = { label: 'home', href: paths.home(), icon: House };
const inbox: NavItem = { label: 'inbox', href: paths.inbox(), icon: Inbox };
const transactions: NavItem = { label: 'transactions', href: paths.transactions(), icon: ArrowLeftRight };
const imports: NavItem = { label: 'imports', href: paths.imports(), icon: FileDown };
const accounts: NavItem = { label: 'accounts', href: paths.accounts(), icon: Landmark };
const categories: NavItem = { label: 'categories', href: paths.categories(), icon: Shapes };

/** At the rail's end, below the ledger. */
export const settings: NavItem = { label: 'settings', href: paths.settings(), icon: Settings };

/** What whoever runs the installation looks after. */
export const admin: NavItem = { label: 'admin', href: paths.admin(), icon: Gauge, isForAdministrators: true };

/** The pages in the rail, in its order. */
export const navItems: readonly NavItem[] = [home, inbox, transactions, imports, accounts];

/** The pages in a phone's bar: two on each side of what is done most, and More. */
export const barItems = { before: [home, inbox], after: [transactions] } as const;

/** Pages that the rail leaves out; More, the profile's menu and the command bar lead to them. */
export const otherPages: readonly NavItem[] = [
  categories,
  { label: 'history', href: paths.history(), icon: History },
  settings,
  admin,
];

/** Every page with a name of its own; tags and payees are reached from the categories. */
export const namedPages: readonly Pick<NavItem, 'label' | 'href'>[] = [
  ...navItems,
  ...otherPages,
  { label: 'tags', href: paths.tags() },
  { label: 'payees', href: paths.payees() },
];

/** What a phone reaches by More. */
export const moreItems: readonly NavItem[] = [accounts, imports, ...otherPages];

/** Those of the pages that somebody may open. */
export function openTo(me: Pick<Me, 'isAdministrator'> | null | undefined, items: readonly NavItem[]): NavItem[] {
  return items.filter((item) => !item.isForAdministrators || me?.isAdministrator);
}

/** True on the item's page and those below it. */
export function isCurrent(item: Pick<NavItem, 'href'>, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
