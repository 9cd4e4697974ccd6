'use client';

import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import {
  currentToasts,
  dismissToast,
  subscribeToasts,
  type Toast,
  toastMilliseconds,
  undoToast,
} from './toast-store.ts';

const none: readonly Toast[] = [];

/** Where toasts appear; once a page, in the frame. Messages come from `showToast`. */
export function Toaster() {
  const t = useTranslations('ui');
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => none);
  const [isHeld, setHeld] = useState(false);
  return (
    <section
      aria-label={t('messages')}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed print:hidden inset-x-4 bottom-[calc(var(--bottombar)+16px)] z-40 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </section>
  );
}

/** The time runs anew after a pointer or the focus was on it, so that nothing vanishes under the hand. */
function ToastLine({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const t = useTranslations('ui');
  const isAsking = toast.onRetry !== undefined;
  useEffect(() => {
    if (isHeld || isAsking) return;
    const timer = setTimeout(() => dismissToast(toast.id), toastMilliseconds);
    return () => clearTimeout(timer);
  }, [toast.id, isHeld, isAsking]);
  return (
    <div className="pointer-events-auto flex min-h-10 max-w-full items-center gap-3 rounded-2 border border-line-2 bg-surface py-1 pr-1 pl-3 text-13 shadow-overlay">
      {toast.isError ? <CircleAlert aria-hidden="true" className="size-3.5 text-bad" /> : null}
      <span>{toast.message}</span>
      {toast.onUndo ? (
        <span className="flex items-center gap-2">
          <button type="button" className="link hit-44" onClick={() => undoToast(toast.id)}>
            {t('undo')}
          </button>
          <Kbd>U</Kbd>
        </span>
      ) : null}
      {toast.onRetry ? (
        <button
          type="button"
          className="link hit-44 whitespace-nowrap"
          onClick={() => {
            dismissToast(toast.id);
            toast.onRetry?.();
          }}
        >
          {t('tryAgain')}
        </button>
      ) : null}
      <IconButton
        size="small"
        label={t('dismiss')}
        icon={<X aria-hidden="true" className="size-3.5" />}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  );
}
