import { BackupsPage } from '../../../../features/admin/backups-page.tsx';

export default function AdminBackups() {
  return <BackupsPage />;
}
