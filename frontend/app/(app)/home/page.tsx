import { Suspense } from 'react';
import { HomeMessages } from '../../../features/home/home-messages.tsx';
import { HomePage } from '../../../features/home/home-page.tsx';

export default function Home() {
  return (
    <HomeMessages>
      <Suspense>
        <HomePage />
      </Suspense>
    </HomeMessages>
  );
}
