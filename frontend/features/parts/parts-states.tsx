'use client';

import { Mail, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Part } from './part.tsx';

const tabs = [
  { value: 'new', label: 'New', count: '41' },
  { value: 'duplicate', label: 'Duplicate', count: '9' },
  { value: 'uncertain', label: 'Uncertain', count: '3', isAsked: true },
];

/** Loading, empty, error, progress, offline, tabs. */
export function PartsStates() {
  const [tab, setTab] = useState('new');
  return (
    <>
      <Tabs label="Lines" tabs={tabs} value={tab} onChange={setTab}>
        <p className="py-3 text-13">The panel of “{tab}”.</p>
      </Tabs>
      <Part name="Loading, after 150 ms">
        <SkeletonRows rows={3} className="w-full" />
      </Part>
      <Part name="Empty">
        <EmptyState action={<Button>Import a file</Button>}>
          Nothing to decide. New imports bring what is uncertain here.
        </EmptyState>
      </Part>
      <Part name="Error">
        <ErrorLine
          what="Line 212 has no date."
          next="The other 213 lines are kept. Choose the date column, or leave the line out."
          action={<Button size="small">Try again</Button>}
        />
      </Part>
      <Part name="Progress">
        <div className="w-full">
          <ProgressBar label="Reading the file" share={0.62} />
        </div>
      </Part>
      <Part name="Offline">
        <div className="w-full">
          <Banner icon={<WifiOff aria-hidden="true" />}>Offline. Changes wait until the connection is back.</Banner>
          <Banner tone="calm" icon={<Mail aria-hidden="true" />}>
            A link was sent to arjun@brandt-rao.example.
          </Banner>
        </div>
      </Part>
    </>
  );
}
