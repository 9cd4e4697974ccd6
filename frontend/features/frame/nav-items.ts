import { ArrowLeftRight, FileDown, type LucideIcon } from 'lucide-react';
import { paths } from '../../lib/paths.ts';

interface NavItem {
  label: 'transactions' | 'imports';
  href: string;
  icon: LucideIcon;
}

/** The pages that exist, in the rail's order. */
export const navItems: readonly NavItem[] = [
  { label: 'transactions', href: paths.transactions(), icon: ArrowLeftRight },
  { label: 'imports', href: paths.imports(), icon: FileDown },
];

/** True on the item's page and those below it. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
