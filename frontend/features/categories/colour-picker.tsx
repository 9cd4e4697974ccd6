'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { CategoryMark, type ColourKey, colourKeys } from '../../ui/category-mark.tsx';

/** The palette, one of which is chosen. */
export function ColourPicker({ value, onChange }: { value: ColourKey; onChange: (colour: ColourKey) => void }) {
  const t = useTranslations('categoryList');
  const name = useId();
  return (
    <fieldset aria-label={t('colour')} className="flex flex-wrap">
      {colourKeys.map((colour) => (
        <label
          key={colour}
          title={t(`colours.${colour}`)}
          className="grid size-7 place-items-center rounded-1 outline-accent has-checked:shadow-[inset_0_0_0_1px_var(--n-900)] has-focus-visible:outline-2 touch:size-11"
        >
          <input
            type="radio"
            name={name}
            value={colour}
            checked={colour === value}
            onChange={() => onChange(colour)}
            aria-label={t(`colours.${colour}`)}
            className="sr-only"
          />
          <CategoryMark colour={colour} className="size-4 touch:size-5" />
        </label>
      ))}
    </fieldset>
  );
}
