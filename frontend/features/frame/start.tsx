'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { paths } from '../../lib/paths.ts';
import { hasSessionHint } from '../../lib/session.ts';

/** The bare address: to the transactions, or to signing in. */
export function Start() {
  const router = useRouter();
  useEffect(() => router.replace(hasSessionHint() ? paths.transactions() : paths.signIn()), [router]);
  return null;
}
