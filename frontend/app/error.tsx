'use client';

import { WentWrong } from '../features/frame/went-wrong.tsx';

export default function ErrorPage() {
  return <WentWrong />;
}
