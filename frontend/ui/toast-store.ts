export interface Toast {
  id: number;
  message: string;
  /** Takes back what the message says. */
  onUndo?: (() => void) | undefined;
  isError?: boolean | undefined;
  /** Does again what failed. Such a line stays until it is answered: it holds what was typed. */
  onRetry?: (() => void) | undefined;
}

/** Long enough to read the line and reach for Undo. */
export const toastMilliseconds = 8_000;
const mostAtOnce = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a line, for 8 seconds where nothing waits for an answer; returns the id to dismiss it by. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  const all = [...toasts, { ...toast, id: lastId }];
  const passing = all.filter(({ onRetry }) => !onRetry).slice(-mostAtOnce);
  set(all.filter((one) => one.onRetry || passing.includes(one)));
  return lastId;
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Dismisses all but those that wait for an answer. */
export function dismissToasts(): void {
  set(toasts.filter(({ onRetry }) => onRetry));
}

/** Runs the Undo of a toast once; of the newest one that has it when no id is given. */
export function undoToast(id?: number): void {
  const toast = toasts.findLast((candidate) => candidate.onUndo && (id === undefined || candidate.id === id));
  if (!toast) return;
  dismissToast(toast.id);
  toast.onUndo?.();
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
