import type { ReactNode } from 'react';

/** A line of the list below the bar. */
export interface BarOption {
  key: string;
  group: string;
  icon: ReactNode;
  label: string;
  /** Quiet, after the label. */
  detail?: string | undefined;
  /** At the end of the line. */
  end?: ReactNode;
  run: () => void;
  /** The bar stays open after it. */
  staysOpen?: boolean | undefined;
}
