'use client';

import type { ComponentProps } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/quick-add.json';
import { CommandBar } from './command-bar.tsx';

/** The bar with its texts, in one piece that is loaded after the page. */
export function LoadedBar(props: ComponentProps<typeof CommandBar>) {
  return (
    <FeatureMessages english={english}>
      <CommandBar {...props} />
    </FeatureMessages>
  );
}
