/** The stored text, or null where there is none or storage is off. */
export function readStored(key: string, storage: 'local' | 'session' = 'local'): string | null {
  try {
    return pick(storage).getItem(key);
  } catch {
    return null;
  }
}

/** Stores a text; where storage is off it is forgotten at the next load, and nothing else happens. */
export function writeStored(key: string, value: string, storage: 'local' | 'session' = 'local'): void {
  try {
    pick(storage).setItem(key, value);
  } catch {
    // Private windows and full disks: a preference is not worth an error.
  }
}

/** Forgets what is stored for this tab and for the browser, but for keys that begin with one of these. */
export function forgetStored(kept: readonly string[]): void {
  for (const kind of ['local', 'session'] as const) {
    try {
      const storage = pick(kind);
      for (const key of Object.keys(storage)) if (!kept.some((start) => key.startsWith(start))) storage.removeItem(key);
    } catch {
      // Where storage is off, nothing is stored.
    }
  }
}

/** False where the browser keeps nothing, as some private windows do. */
export function isStorageUsable(): boolean {
  try {
    const name = 'expenseai.probe';
    localStorage.setItem(name, '1');
    localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

function pick(storage: 'local' | 'session'): Storage {
  return storage === 'local' ? localStorage : sessionStorage;
}
