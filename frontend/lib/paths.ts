type Parameters = Record<string, string | undefined>;

function withQuery(path: string, parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** Pages of the administration beside its first. */
export type AdminPage = 'users' | 'audit' | 'backups' | 'jobs' | 'performance' | 'flags' | 'maintenance';

/** Every link of the web; ids live in the query string, since the pages are exported files. */
export const paths = {
  start: () => '/',
  signIn: (parameters: { next?: string | undefined } = {}) => withQuery('/sign-in', parameters),
  signUp: (parameters: { next?: string | undefined } = {}) => withQuery('/sign-up', parameters),
  forgotPassword: () => '/forgot-password',
  welcome: () => '/welcome',
  home: (parameters: { month?: string | undefined; ledger?: string | undefined } = {}) =>
    withQuery('/home', parameters),
  inbox: (parameters: { ledger?: string | undefined } = {}) => withQuery('/inbox', parameters),
  transactions: (parameters: { q?: string | undefined; open?: string | undefined; ledger?: string | undefined } = {}) =>
    withQuery('/transactions', parameters),
  imports: (parameters: { id?: string | undefined; tab?: string | undefined; ledger?: string | undefined } = {}) =>
    withQuery('/imports', parameters),
  accounts: (parameters: { id?: string | undefined } = {}) => withQuery('/accounts', parameters),
  categories: (parameters: { open?: string | undefined } = {}) => withQuery('/categories', parameters),
  tags: (parameters: { open?: string | undefined } = {}) => withQuery('/tags', parameters),
  payees: (parameters: { open?: string | undefined } = {}) => withQuery('/payees', parameters),
  settings: () => '/settings',
  admin: (page?: AdminPage) => (page === undefined ? '/admin' : `/admin/${page}`),
  history: (parameters: { ledger?: string | undefined } = {}) => withQuery('/history', parameters),
};

/** The page to go to after signing in: only our own paths, so that a link can't send a person elsewhere. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return paths.home();
  return next;
}
