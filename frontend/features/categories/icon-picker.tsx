'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import type { ColourKey } from '../../ui/category-mark.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/popover.tsx';
import { CategoryIcon, iconNames } from './category-icons.tsx';

interface IconPickerProps {
  icon: string;
  colour: ColourKey;
  onChange: (icon: string) => void;
}

/** The icons behind a button that shows the chosen one. */
export function IconPicker({ icon, colour, onChange }: IconPickerProps) {
  const t = useTranslations('categoryList');
  return (
    <Popover
      label={t('icon')}
      trigger={(props) => (
        <Button {...props} icon={<CategoryIcon icon={icon} colour={colour} />}>
          {t('icon')}
        </Button>
      )}
    >
      {(close) => (
        <div className="grid grid-cols-6 gap-1">
          {iconNames.map((name) => (
            <button
              key={name}
              type="button"
              title={t(`icons.${name}`)}
              aria-label={t(`icons.${name}`)}
              aria-pressed={name === icon}
              onClick={() => {
                if (name !== icon) onChange(name);
                close();
              }}
              className={cx(
                'grid size-8 place-items-center rounded-1 hover:bg-hover touch:size-11',
                name === icon && 'bg-accent-soft',
              )}
            >
              <CategoryIcon icon={name} colour={colour} />
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}
