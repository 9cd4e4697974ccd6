import { paths } from '../../lib/paths.ts';

/** The pages of the administration, in the order of their tabs. */
export const adminPages = [
  { label: 'health', href: paths.admin() },
  { label: 'users', href: paths.admin('users') },
  { label: 'audit', href: paths.admin('audit') },
  { label: 'backups', href: paths.admin('backups') },
  { label: 'jobs', href: paths.admin('jobs') },
  { label: 'performance', href: paths.admin('performance') },
  { label: 'flags', href: paths.admin('flags') },
  { label: 'maintenance', href: paths.admin('maintenance') },
] as const;
