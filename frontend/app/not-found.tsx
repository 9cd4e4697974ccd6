import type { Metadata } from 'next';
import { LateNotFound } from '../features/frame/late-not-found.tsx';

// Taken up late, and then over what the page has set.
export const metadata: Metadata = { title: 'Page not found – ExpenseAI' };

// Next's own has style attributes, which the content security policy refuses.
export default function NotFoundPage() {
  return <LateNotFound />;
}
