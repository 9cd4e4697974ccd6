// Runs before the first paint: theme, language and hidden amounts must not flash. Keys as in lib/theme.ts, lib/locale.ts, lib/hidden-amounts.ts, rail-state.ts.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is off in some private windows.
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
})();
