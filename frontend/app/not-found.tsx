import { NotFound } from '../features/frame/not-found.tsx';

// Next's own has style attributes, which the content security policy refuses.
export default function NotFoundPage() {
  return <NotFound />;
}
