'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { ComboboxCreate, ComboboxGroup, ComboboxItem } from './combobox-popup.tsx';
import { type TriggerProps, usePopup } from './use-popup.ts';

const load = () => import('./combobox-popup.tsx');
const ComboboxPopup = lazy(() => load().then((module) => ({ default: module.ComboboxPopup })));

interface ComboboxProps {
  label: string;
  groups: readonly ComboboxGroup[];
  value: string | null;
  onChange: (value: string) => void;
  /** Draws the button that shows the value; spread the props onto it. */
  trigger: (props: TriggerProps) => ReactNode;
  /** For what was typed and isn't there. */
  create?: ComboboxCreate | undefined;
  /** Opens at once, where a key opened it. */
  openAtFirst?: boolean | undefined;
  onClose?: (() => void) | undefined;
}

/** One of many, found by typing: categories, accounts, currencies. */
export function Combobox({ label, groups, value, onChange, trigger, create, openAtFirst, onClose }: ComboboxProps) {
  const { trigger: triggerProps, popup, isMounted, setOpen } = usePopup('listbox', load, openAtFirst);
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  return (
    <>
      {trigger(triggerProps)}
      {isMounted ? (
        <Suspense>
          <ComboboxPopup
            {...popup}
            onOpenChange={(isOpen, details) => {
              popup.onOpenChange(isOpen, details);
              if (!isOpen) onClose?.();
            }}
            label={label}
            groups={groups}
            value={value}
            onPick={(item: ComboboxItem) => {
              close();
              if (item.value !== value) onChange(item.value);
            }}
            create={
              create && {
                ...create,
                onCreate: (text, place) => {
                  close();
                  create.onCreate(text, place);
                },
              }
            }
          />
        </Suspense>
      ) : null}
    </>
  );
}
