import type { ReactNode } from 'react';
import { AdminFrame } from '../../../features/admin/admin-frame.tsx';
import { AdminMessages } from '../../../features/admin/admin-messages.tsx';

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <AdminMessages>
      <AdminFrame>{children}</AdminFrame>
    </AdminMessages>
  );
}
