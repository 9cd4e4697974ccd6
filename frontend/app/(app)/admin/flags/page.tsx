import { FlagsPage } from '../../../../features/admin/flags-page.tsx';

export default function AdminFlags() {
  return <FlagsPage />;
}
