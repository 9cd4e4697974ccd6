// Runs before the first paint: theme, language and hidden amounts must not flash. Keys as in lib/theme.ts, lib/locale.ts,
// lib/hidden-amounts.ts, rail-state.ts, lib/session-hint.ts, lib/ledger.ts.
(() => {
  // The first errors of a page are told; what goes wrong without the network is no fault.
  let errors = 0;
  const tell = ({ error, reason = error }) => {
    if (reason instanceof Error && reason.name !== 'AbortError' && navigator.onLine && errors++ < 3) {
      import('/report-error.js').then(({ report }) => report(reason)).catch(() => undefined);
    }
  };
  addEventListener('error', tell);
  addEventListener('unhandledrejection', tell);

  const root = document.documentElement;
  let canRead = true;
  const read = (key, storage = 'localStorage') => {
    try {
      return window[storage].getItem(key);
    } catch {
      canRead = false; // Storage is off in some private windows.
      return null;
    }
  };

  const theme = read('expenseai.theme');
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'dark' : 'light';
  root.dataset.rail = read('expenseai.rail') || 'open';

  root.dataset.amounts = read('expenseai.amounts') || 'shown';

  const known = ['en', 'de'];
  const wanted = [read('expenseai.locale'), ...navigator.languages].filter(Boolean);
  const locale = wanted.find((tag) => known.includes(tag.split('-')[0].toLowerCase())) || 'en';
  root.lang = locale;
  if (!locale.startsWith('en')) {
    root.dataset.localePending = '';
    // A page in English is better than none, should the catalogue not come.
    setTimeout(() => delete root.dataset.localePending, 3000);
  }

  // What every page for a signed-in person asks first is asked while the scripts are still on their way; lib/early.ts
  // hands the answers on. Not where the session has to be renewed before.
  const pages = /^\/(home|inbox|transactions|imports|accounts|categories|tags|payees|history|settings)$/;
  const [, page] = pages.exec(location.pathname) || [];
  const isSignedIn = read('expenseai.session') === 'yes';
  const accessUntil = Number(read('expenseai.access-until'));
  const isAccessOver = accessUntil > 0 && Date.now() > accessUntil - 10_000;
  if (page && isSignedIn && !isAccessOver) {
    const search = new URLSearchParams(location.search);
    const ledger = search.get('ledger') || read('expenseai.ledger', 'sessionStorage') || read('expenseai.ledger');
    const ofLedger = ledger && /^[\da-f-]{36}$/.test(ledger) ? [`/ledgers/${ledger}/reference`] : [];
    // The two pages that ask for nothing but what is theirs, under their own name.
    if (ofLedger.length && (page === 'inbox' || (page === 'home' && !search.has('month')))) {
      ofLedger.push(`/ledgers/${ledger}/${page}`);
    }
    window.expenseaiEarly = new Map(
      ['/ledgers', '/me', ...ofLedger].map((path) => {
        const address = `/api/v1${path}`;
        const answer = fetch(address, { headers: { accept: 'application/json' } });
        // Whoever takes it hears of the failure; nobody may.
        answer.catch(() => undefined);
        return [address, answer];
      }),
    );
    // What nobody has taken by then is of another ledger, and would be old when it is wanted.
    setTimeout(() => window.expenseaiEarly.clear(), 20_000);
  }

  // Whoever was never here sees nothing of the frame; the same as features/frame/session-gate.tsx does later.
  if (page && !isSignedIn && canRead) {
    root.style.visibility = 'hidden';
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
})();
