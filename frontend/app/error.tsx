'use client';

import { useEffect } from 'react';
import { WentWrong } from '../features/frame/went-wrong.tsx';

export default function ErrorPage({ error }: { error: Error }) {
  // React keeps what it catches from the window's listeners, one of which tells the installation.
  useEffect(() => reportError(error), [error]);
  return <WentWrong />;
}
