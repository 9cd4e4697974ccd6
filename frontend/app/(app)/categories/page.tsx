import { Suspense } from 'react';
import { CategoriesMessages } from '../../../features/categories/categories-messages.tsx';
import { CategoriesPage } from '../../../features/categories/categories-page.tsx';

export default function Categories() {
  return (
    <Suspense>
      <CategoriesMessages>
        <CategoriesPage />
      </CategoriesMessages>
    </Suspense>
  );
}
