'use client';

import { PartsControls } from './parts-controls.tsx';
import { PartsOverlays } from './parts-overlays.tsx';
import { PartsRows } from './parts-rows.tsx';
import { PartsStates } from './parts-states.tsx';

/** Both themes side by side. A developer's page: its sample words are in no catalogue. */
export function PartsPage() {
  return (
    <main className="grid grid-cols-[minmax(0,1fr)] wide:grid-cols-[repeat(2,minmax(0,1fr))]">
      <h1 className="sr-only">Parts and states</h1>
      {(['light', 'dark'] as const).map((theme) => (
        <div
          key={theme}
          data-theme={theme}
          className="grid grid-cols-[minmax(0,1fr)] content-start gap-8 overflow-hidden bg-surface p-4 text-ink wide:p-8"
        >
          <h2>{theme === 'light' ? 'Light' : 'Dark'}</h2>
          <PartsControls />
          <PartsRows theme={theme} />
          <PartsStates />
          <PartsOverlays />
        </div>
      ))}
    </main>
  );
}
