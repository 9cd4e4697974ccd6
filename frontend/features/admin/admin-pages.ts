import { paths } from '../../lib/paths.ts';

/** The pages of the administration, in the order of their tabs. */
export const adminPages = [
  { label: 'health', href: paths.admin() },
  { label: 'users', href: paths.admin('users') },
  { label: 'maintenance', href: paths.admin('maintenance') },
] as const;
