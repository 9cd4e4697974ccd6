'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { paths } from '../../lib/paths.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';

/** The bare address: to Home, or to signing in. */
export function Start() {
  const router = useRouter();
  useEffect(() => router.replace(hasSessionHint() ? paths.home() : paths.signIn()), [router]);
  return null;
}
