import { MaintenancePage } from '../../../../features/admin/maintenance-page.tsx';

export default function AdminMaintenance() {
  return <MaintenancePage />;
}
