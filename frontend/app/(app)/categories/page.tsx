import { Suspense } from 'react';
import { CategoriesMessages } from '../../../features/categories/categories-messages.tsx';
import { CategoriesPage } from '../../../features/categories/categories-page.tsx';

export default function Categories() {
  return (
    <CategoriesMessages>
      <Suspense>
        <CategoriesPage />
      </Suspense>
    </CategoriesMessages>
  );
}
