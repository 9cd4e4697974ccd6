'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { MenuEntry } from './menu-popup.tsx';
import { type TriggerProps, usePopup } from './use-popup.ts';

const load = () => import('./menu-popup.tsx');
const MenuPopup = lazy(() => load().then((module) => ({ default: module.MenuPopup })));

interface MenuProps {
  label: string;
  entries: readonly MenuEntry[];
  /** Draws the button; spread the props onto it. */
  trigger: (props: TriggerProps) => ReactNode;
  side?: 'top' | 'bottom' | undefined;
  align?: 'start' | 'end' | undefined;
}

/** Actions and short choices behind a button: `<Menu label entries trigger={(props) => <Button {...props}>…} />`. */
export function Menu({ label, entries, trigger, side = 'bottom', align = 'start' }: MenuProps) {
  const { trigger: triggerProps, popup, isMounted } = usePopup('menu', load);
  return (
    <>
      {trigger(triggerProps)}
      {isMounted ? (
        <Suspense>
          <MenuPopup {...popup} label={label} entries={entries} side={side} align={align} />
        </Suspense>
      ) : null}
    </>
  );
}
