import { HealthPage } from '../../../features/admin/health-page.tsx';

export default function AdminHealth() {
  return <HealthPage />;
}
