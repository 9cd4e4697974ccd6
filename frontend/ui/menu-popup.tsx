'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { popupClass, popupItemClass, popupLabelClass } from './popup-class.ts';
import type { PopupProps } from './use-popup.ts';

export type MenuEntry =
  | {
      kind: 'action';
      label: string;
      icon?: ReactNode;
      shortcut?: string;
      isDangerous?: boolean;
      isDisabled?: boolean;
      onSelect: () => void;
    }
  | {
      kind: 'choice';
      label: string;
      value: string;
      options: readonly { value: string; label: string; detail?: string; mark?: ReactNode }[];
      onChange: (value: string) => void;
    }
  | { kind: 'text'; content: ReactNode }
  | { kind: 'line' };

interface MenuPopupProps extends PopupProps {
  label: string;
  entries: readonly MenuEntry[];
  side: 'top' | 'bottom';
  align: 'start' | 'end';
}

/** The menu itself, loaded by `Menu` when it is first wanted. */
export function MenuPopup({ anchor, container, isOpen, onOpenChange, label, entries, side, align }: MenuPopupProps) {
  return (
    <Menu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal container={container}>
        <Menu.Positioner
          anchor={anchor}
          positionMethod="fixed"
          side={side}
          align={align}
          sideOffset={4}
          className="z-30 outline-none"
        >
          <Menu.Popup aria-label={label} finalFocus={anchor} className={cx(popupClass, 'min-w-46')}>
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place in the menu.
              <Entry key={index} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'line':
      return <Menu.Separator className="my-1 h-px bg-line" />;
    case 'text':
      return <div className={popupLabelClass}>{entry.content}</div>;
    case 'action':
      return (
        <Menu.Item
          disabled={entry.isDisabled ?? false}
          onClick={entry.onSelect}
          className={cx(popupItemClass, entry.isDangerous && 'text-bad')}
        >
          {entry.icon}
          <span className="flex-1">{entry.label}</span>
          {entry.shortcut ? <Kbd>{entry.shortcut}</Kbd> : null}
        </Menu.Item>
      );
    case 'choice':
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
          <Menu.GroupLabel className={popupLabelClass}>{entry.label}</Menu.GroupLabel>
          {entry.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeOnClick className={popupItemClass}>
              {option.mark}
              <span className="flex-1">{option.label}</span>
              {option.detail ? <span className="text-12 text-ink-3">{option.detail}</span> : null}
              <span className="grid w-4 place-items-center">
                <Menu.RadioItemIndicator>
                  <Check aria-hidden="true" className="size-3.5 text-accent" />
                </Menu.RadioItemIndicator>
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      );
  }
}
