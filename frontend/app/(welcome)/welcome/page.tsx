import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SoloSession } from '../../../features/frame/solo-session.tsx';
import { OnboardingMessages } from '../../../features/onboarding/onboarding-messages.tsx';
import { WelcomePage } from '../../../features/onboarding/welcome-page.tsx';

export const metadata: Metadata = { title: 'Welcome – ExpenseAI' };

export default function Welcome() {
  return (
    <SoloSession>
      <OnboardingMessages>
        <Suspense>
          <WelcomePage />
        </Suspense>
      </OnboardingMessages>
    </SoloSession>
  );
}
