import { Suspense } from 'react';
import { TagsMessages } from '../../../features/tags/tags-messages.tsx';
import { TagsPage } from '../../../features/tags/tags-page.tsx';

export default function Tags() {
  return (
    <TagsMessages>
      <Suspense>
        <TagsPage />
      </Suspense>
    </TagsMessages>
  );
}
